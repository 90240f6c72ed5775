# right: a recursive generator
def numbers(left, a=0, b=1):
    if left:
        yield a
        yield from numbers(left - 1, b, a + b)


def fibonacci(n=20):
    return list(numbers(n))
