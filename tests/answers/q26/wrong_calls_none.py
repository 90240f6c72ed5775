# wrong (test_calls_each_in_order): calls the default of getattr
# says: its default, None, .* was called
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            getattr(cb, name, None)()
