# wrong (test_calls_each_in_order): empties the list
# says: first event
class Events:
    def __init__(self, cbs): self.cbs = cbs
    def __call__(self, name):
        while self.cbs:
            getattr(self.cbs.pop(0), name, lambda: None)()
