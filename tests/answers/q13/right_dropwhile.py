# right: itertools, and a helper called first
from itertools import dropwhile, islice


def first(xs):
    return list(islice(xs, 1))


def my_first(xs, f=lambda o: True):
    found = first(dropwhile(lambda o: not f(o), xs))
    return found[0] if found else None
