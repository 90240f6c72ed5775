# wrong (test_cancelled_batch): knows nothing of the exceptions
# says: catch|caller
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass


class CancellingLearner(Learner):
    pass
