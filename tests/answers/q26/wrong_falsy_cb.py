# wrong (test_callbacks_of_any_kind): asks whether the callback is true
# says: counts as false
class Events:
    def __init__(self, cbs): self.cbs = cbs
    def __call__(self, name):
        for cb in self.cbs:
            if cb and hasattr(cb, name): getattr(cb, name)()
