# wrong (test_other_errors): a generator turns StopIteration into RuntimeError
# says: Inside a generator a StopIteration
class Events:
    def __init__(self, cbs):
        self.cbs = cbs

    def _run(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                yield getattr(cb, name)()

    def __call__(self, name):
        for _ in self._run(name):
            pass
