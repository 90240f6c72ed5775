# wrong (test_calls_each_in_order): only calls what inherits from Callback
# says: not what it is
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if isinstance(cb, Callback) and hasattr(cb, name):
                getattr(cb, name)()
