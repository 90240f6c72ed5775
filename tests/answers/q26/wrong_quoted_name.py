# wrong (test_calls_each_in_order): the variable in quotes
# says: Leave the quotes out
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, "name"):
                getattr(cb, "name")()
