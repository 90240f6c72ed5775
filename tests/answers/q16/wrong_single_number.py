# wrong (test_first_twenty): returns the 20th number alone
# says: last of the 20 numbers alone
# not: still running
def fib(i):
    return i if i < 2 else fib(i - 1) + fib(i - 2)


def fibonacci(n=20):
    return fib(n - 1)
