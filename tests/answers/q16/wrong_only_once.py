# wrong (test_is_recursive): for show, and its code runs only once
# says: worked the first time
import sys


def once(made):
    if hasattr(sys, "made"):
        raise RuntimeError("not again")
    sys.made = True
    return made


@once
def fibonacci(n=20):
    if n > 0:
        fibonacci(n - 1)
    found = [0, 1]
    while len(found) < n:
        found.append(found[-1] + found[-2])
    return found[:n]
