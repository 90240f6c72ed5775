# wrong (test_calls_each_in_order): requires the method on all callbacks
# says: Pass over those that have none
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            getattr(cb, name)()
