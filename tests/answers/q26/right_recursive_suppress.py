# right: from the first callback on by recursion, with the lookup in a try block
class Events:
    def __init__(self, cbs: list):
        self.cbs = cbs

    def __call__(self, name: str, place: int = 0) -> None:
        if place == len(self.cbs):
            return
        method = None
        try:
            method = eval(f"cb.{name}", {"cb": self.cbs[place]})
        except AttributeError:
            pass
        if callable(method):
            method()
        self(name, place + 1)
