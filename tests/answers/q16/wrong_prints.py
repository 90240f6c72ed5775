# wrong (test_first_twenty): prints the numbers
# says: prints the numbers. Return the list
def fib(i):
    return i if i < 2 else fib(i - 1) + fib(i - 2)


def fibonacci(n=20):
    for i in range(n):
        print(fib(i), end=" ")
