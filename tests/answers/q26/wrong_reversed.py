# wrong (test_calls_each_in_order): the last callback first
# says: called in reverse
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        cbs = list(self.cbs)
        while cbs:
            getattr(cbs.pop(), name, lambda: None)()
