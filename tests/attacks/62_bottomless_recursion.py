# q16: recurse until the interpreter falls over
# says: process died|RecursionError
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "_")

    def __repr__(self):
        return repr(self)


def fibonacci(n=20):
    return fibonacci(n) if n > 10**9 else repr(Deep())
