# wrong (test_calls_each_in_order): looks into the callback's own class only, so inherited methods are missed
# says: class inherits counts too
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if name in type(cb).__dict__ or name in cb.__dict__:
                getattr(cb, name)()
