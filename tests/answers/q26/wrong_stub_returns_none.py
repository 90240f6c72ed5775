# wrong (test_calls_each_in_order): does nothing
# says: No method was called. Look it up
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        return None
