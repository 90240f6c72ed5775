# wrong (test_first_twenty): floats instead of ints
# says: These are floats
def fibonacci(n=20):
    if n <= 2:
        return [0.0, 1.0][:n]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
