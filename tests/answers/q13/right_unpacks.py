# right: a class that is callable, with islice, and a match on what it finds
from itertools import islice


class First:
    def __call__(self, xs, f=None):
        match list(islice((o for o in xs if not f or f(o)), 1)):
            case [item]:
                return item
            case _:
                return None


my_first = First()
