# wrong (test_first_twenty): starts 1, 1
# says: It starts with 1, 1
def fibonacci(n=20):
    if n <= 2:
        return [1, 1][:n]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
