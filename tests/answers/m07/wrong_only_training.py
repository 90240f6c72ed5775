# wrong (test_in_validation): a batch can be cancelled in training only
# says: validation
class CancelBatchException(Exception):
    pass

class CancelEpochException(Exception):
    pass

class CancellingLearner(Learner):

    def one_epoch(self, train: bool) -> None:
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self('after_epoch')

    def one_batch(self) -> None:
        try:
            super().one_batch()
        except CancelBatchException:
            if not self.model.training:
                raise
            self('after_batch')
