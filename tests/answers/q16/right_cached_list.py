# right: the list-returning function itself is cached
from functools import cache


@cache
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
