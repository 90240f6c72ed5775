# wrong (test_calls_each_in_order): calls it once to see whether it is there, and once more
# says: called twice
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            method = getattr(cb, name, None)
            if method is not None and method() is None:
                method()
