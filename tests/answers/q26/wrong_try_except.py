# wrong (test_callbacks_own_attribute_error): try/except AttributeError around the call hides a callback's own bugs
# says: Guard only the lookup
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def __call__(self, name):
        for cb in self.cbs:
            try:
                getattr(cb, name)()
            except AttributeError:
                pass
