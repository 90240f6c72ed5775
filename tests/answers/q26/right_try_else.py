# right: try and else around the lookup
class Events:
    def __init__(self, cbs): self.cbs = list(cbs)
    def __call__(self, name):
        for cb in self.cbs:
            try: f = getattr(cb, name)
            except AttributeError: continue
            f()
