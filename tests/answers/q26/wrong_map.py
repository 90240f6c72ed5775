# wrong (test_other_errors): map ends quietly at a StopIteration
# says: ends a map
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        list(map(lambda cb: getattr(cb, name, lambda: None)(), self.cbs))
