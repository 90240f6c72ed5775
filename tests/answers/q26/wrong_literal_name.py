# wrong (test_calls_each_in_order): the variable's name in place of its value
# says: getattr\(cb, name\) looks for the one that the variable names
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            cb.name()
