# wrong (test_smallest_cases): n=1 gives two items
# says: asks for one item, and these are two
def fibonacci(n=20):
    if n == 0:
        return []
    if n <= 2:
        return [0, 1]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
