# right: takes down what happened, and announces when it is out of the except block
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    """Knows of batches and passes that were cancelled."""

    def one_epoch(self, train):
        cancelled = False
        try:
            Learner.one_epoch(self, train)
        except CancelEpochException:
            cancelled = True
        if cancelled:
            self("after_epoch")

    def one_batch(self):
        why = None
        try:
            Learner.one_batch(self)
        except CancelBatchException as error:
            why = error
        if why is not None:
            self("after_batch")
