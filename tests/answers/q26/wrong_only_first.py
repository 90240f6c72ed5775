# wrong (test_calls_each_in_order): returns after the first that has it
# says: first callback that has the method. Is there a return
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            method = getattr(cb, name, None)
            if method is not None:
                return method()
