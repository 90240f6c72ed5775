# wrong (test_two_hundred): calls itself twice without a memory, which never ends for n=200
# says: calls itself twice for each item
def fib(i):
    return i if i < 2 else fib(i - 1) + fib(i - 2)


def fibonacci(n=20):
    return [fib(i) for i in range(n)]
