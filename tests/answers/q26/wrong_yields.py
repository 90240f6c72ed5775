# wrong (test_calls_each_in_order): a generator that nobody loops over
# says: There is a yield in it
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                yield getattr(cb, name)()
