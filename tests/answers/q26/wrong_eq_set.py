# wrong (test_callbacks_of_any_kind): equal callbacks are called once
# says: equal
class Events:
    def __init__(self, cbs): self.cbs = cbs
    def __call__(self, name):
        for cb in dict.fromkeys(self.cbs): getattr(cb, name, lambda: None)()
