# wrong (test_calls_each_in_order): the argument is not used
# says: Nothing was called for "after_fit"
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, "before_fit"):
                cb.before_fit()
