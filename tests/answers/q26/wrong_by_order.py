# wrong (test_calls_each_in_order): sorted by an attribute that fastai's callbacks have
# says: have no order here
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in sorted(self.cbs, key=lambda cb: cb.order):
            if hasattr(cb, name):
                getattr(cb, name)()
