# wrong (test_calls_each_in_order): hands the events over as an argument
# says: take no arguments but self
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                getattr(cb, name)(self)
