# wrong (test_calls_each_in_order): knows a fixed list of events
# says: Nothing was called for .* Any name may be an event
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            if name == "before_fit" and hasattr(cb, "before_fit"): cb.before_fit()
            if name == "after_fit" and hasattr(cb, "after_fit"): cb.after_fit()
            if name == "after_batch" and hasattr(cb, "after_batch"): cb.after_batch()
