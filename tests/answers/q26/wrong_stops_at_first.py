# wrong (test_calls_each_in_order): returns at the first callback without the method
# says: first callback without the method
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            method = getattr(cb, name, None)
            if method is None:
                return
            method()
