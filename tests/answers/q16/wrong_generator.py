# wrong (test_first_twenty): a generator
# says: generator, not a list
def fibonacci(n=20, a=0, b=1):
    if n:
        yield a
        yield from fibonacci(n - 1, b, a + b)
