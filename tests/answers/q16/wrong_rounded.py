# wrong (test_two_hundred): the formula with the golden ratio
# says: no floats, no rounding
# not: still running
def fibonacci(n=20):
    if n == 0:
        return []
    return fibonacci(n - 1) + [round(((1 + 5**0.5) / 2) ** (n - 1) / 5**0.5)]
