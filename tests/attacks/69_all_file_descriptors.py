# q16: use up all file descriptors, and keep them
# says: Too many open files|process died|raised
import os

taken = []


def fibonacci(n=20):
    while n:
        taken.append(os.open("/dev/null", os.O_RDONLY))
    return fibonacci(n - 1)
