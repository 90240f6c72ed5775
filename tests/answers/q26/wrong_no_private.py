# wrong (test_callbacks_of_any_kind): no event with an underscore
# says: underscore
class Events:
    def __init__(self, cbs): self.cbs = cbs
    def __call__(self, name):
        if name.startswith('_'): return
        for cb in self.cbs: getattr(cb, name, lambda: None)()
