# right: counts without range, in a generator
import itertools


def count(start, end, step):
    at = start
    while at < end if step > 0 else at > end:
        yield at
        at += step


def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        a, b, step = 0, len(a), None
    elif b is None:
        a, b = 0, a
    return L(count(a, b, 1 if step is None else step))
