# q16: change the exit code, and answer, at exit
# says: fibonacci|exit code 7
import atexit
import os
import sys

atexit.register(lambda: os._exit(0))
sys.excepthook = lambda *args: os._exit(0)
sys.unraisablehook = lambda *args: os._exit(0)


class Last:
    def __del__(self):
        sys.exit(0)


def fibonacci(n=20):
    Last()
    if n < 0:
        return fibonacci(n + 1)
    os._exit(7)
