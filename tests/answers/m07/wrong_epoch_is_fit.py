# wrong (test_cancelled_pass): a cancelled pass ends the fit
# says: ends the whole fit
class CancelBatchException(Exception):
    pass

class CancelEpochException(CancelFitException):
    pass

class CancellingLearner(Learner):



    def one_batch(self) -> None:
        try:
            super().one_batch()
        except CancelBatchException:
            self('after_batch')
