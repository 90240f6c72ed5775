# wrong (test_own): a subclass of the reference's Learner
# says: chapter's Learner|reference
class CancelFitException(Exception):
    pass


class Callback(GetAttr):
    _default = "learner"


class Learner(Learner):
    pass
