# wrong (test_calls_each_in_order): a method named call
# says: method __call__, with two underscores
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def call(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                getattr(cb, name)()
