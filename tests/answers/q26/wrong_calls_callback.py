# wrong (test_calls_each_in_order): calls the callback itself
# says: A callback itself is not called
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                cb(name)
