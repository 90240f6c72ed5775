# wrong (test_written_without_getattr_of_fastcore): inherits from Callback, which is a GetAttr
# says: leaves the work to GetAttr
class Delegate(Callback):
    _default = "learner"
