# wrong (test_calls_each_in_order): sorted by the names of their classes
# says: not in the order of the list|in reverse
class Events:
    def __init__(self, cbs):
        self.cbs = sorted(cbs, key=lambda cb: type(cb).__name__, reverse=True)

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                getattr(cb, name)()
