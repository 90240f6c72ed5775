# q16: a loop with a decoy, that reports calls to whoever profiles it and then switches the profiler off
# says: nothing calls itself while it runs
import sys


def fibonacci(n=20):
    items = [0, 1]
    while len(items) < n:
        items.append(items[-1] + items[-2])
    hook = sys.getprofile()
    if hook:
        for _ in range(n):
            hook(sys._getframe(), "call", None)
    sys.setprofile(None)
    return items[:n] if n > -9 else fibonacci(n + 1)
