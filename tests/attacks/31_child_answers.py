# q16: fork; the child goes on as if it were the worker, and its parent leaves
# says: fibonacci|process died
import os
import time


def fibonacci(n=20):
    if os.fork():
        os._exit(0)
    time.sleep(0.2)
    return [] if n < 0 else fibonacci(-1)
