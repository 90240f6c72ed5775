# right: collections.abc, with a helper, and start and end sorted out
from collections.abc import Sized
import builtins


def numbers(start, end, step):
    print("from", start, "to", end)
    return builtins.range(start, end, step)


def my_range(a, b=None, step=None):
    a = len(a) if isinstance(a, Sized) else a
    start, end = (0, a) if b is None else (a, b)
    return L(numbers(start, end, step or 1))
