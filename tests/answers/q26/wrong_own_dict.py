# wrong (test_calls_each_in_order): looks among what was set on the object
# says: methods are in its class
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            vars(cb)[name]()
