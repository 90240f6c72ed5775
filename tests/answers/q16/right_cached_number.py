# right: a cached recursive function for one number, in a comprehension
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(i):
    return i if i < 2 else fib(i - 1) + fib(i - 2)


def fibonacci(n: int = 20) -> list[int]:
    return [fib(i) for i in range(n)]
