# wrong (test_calls_each_in_order): looks the method up and forgets to call it
# says: No method was called. Look it up with getattr
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            getattr(cb, name, None)
