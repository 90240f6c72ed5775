# wrong (test_others_skipped): the other callbacks still hear of before_batch
# says: other callback|nothing else|no other
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    def __call__(self, name):
        cancelled = None
        for cb in self.cbs:
            method = getattr(cb, name, None)
            try:
                if method is not None:
                    method()
            except (CancelBatchException, CancelEpochException) as error:
                cancelled = error
        if cancelled:
            raise cancelled

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")

    def one_epoch(self, train):
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self("after_epoch")
