# wrong (test_calls_each_in_order): the list is not kept
# says: self\.cbs is not set
class Events:
    def __init__(self, cbs):
        cbs = list(cbs)

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                getattr(cb, name)()
