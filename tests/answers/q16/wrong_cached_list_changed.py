# wrong (test_remembers_nothing): a cached list grows
# says: cached list that append changes
from functools import cache


@cache
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    shorter.append(shorter[-1] + shorter[-2])
    return shorter
