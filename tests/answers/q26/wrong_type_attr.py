# wrong (test_callbacks_of_any_kind): looks at the class alone
# says: object itself
class Events:
    def __init__(self, cbs): self.cbs = cbs
    def __call__(self, name):
        for cb in self.cbs:
            f = getattr(type(cb), name, None)
            if f: f(cb)
