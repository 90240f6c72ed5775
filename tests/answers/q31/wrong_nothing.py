# wrong (test_each_pass_alone): does nothing
# says: no new rows after the fit
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []
