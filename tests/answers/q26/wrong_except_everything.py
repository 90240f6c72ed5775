# wrong (test_other_errors): hides whatever a callback raises
# says: AttributeError is swallowed
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                try:
                    getattr(cb, name)()
                except Exception as e:
                    print("callback failed", e)
