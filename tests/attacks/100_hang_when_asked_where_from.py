# q16: never come back from being asked which module it comes from, so that nobody can tell whether it is borrowed
# says: nothing could be asked of fibonacci
class Nowhere:
    @property
    def __module__(self):
        while True:
            pass

    def __call__(self, n=20):
        return [0, 1][:n] if n < 3 else (f := self(n - 1)) + [f[-1] + f[-2]]


fibonacci = Nowhere()
