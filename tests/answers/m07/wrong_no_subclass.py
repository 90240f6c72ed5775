# wrong (test_subclass): a class of its own, no subclass of Learner
# says: subclass
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner:
    def __init__(self, *args, **kwargs):
        self.inner = Learner(*args, **kwargs)

    def fit(self, n_epochs):
        self.inner.fit(n_epochs)
