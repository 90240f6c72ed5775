# wrong (test_callbacks_of_any_kind): one callback for each class
# says: one class
class Events:
    def __init__(self, cbs): self.cbs = cbs
    def __call__(self, name):
        done = set()
        for cb in self.cbs:
            if type(cb) in done: continue
            done.add(type(cb))
            getattr(cb, name, lambda: None)()
