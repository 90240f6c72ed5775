# right: try around the lookup alone, with the call in its else
class Events:
    def __init__(self, cbs):
        self._callbacks = list(cbs)

    def __call__(self, event: str):
        print("event", event)
        for callback in self._callbacks:
            try:
                method = getattr(callback, event)
            except AttributeError:
                continue
            else:
                method()
