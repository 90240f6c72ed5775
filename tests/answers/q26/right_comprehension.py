# right: a list comprehension over an L, and attrgetter
from operator import attrgetter


class Events:
    def __init__(self, cbs):
        self.cbs = L(cbs)

    def __call__(self, name):
        return [attrgetter(name)(cb)() for cb in self.cbs.filter(lambda cb: hasattr(cb, name))]
