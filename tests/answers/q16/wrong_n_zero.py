# wrong (test_smallest_cases): n=0 never reaches the smallest case
# says: n = 0 passes by all your base cases
def fibonacci(n=20):
    if n == 1:
        return [0]
    if n == 2:
        return [0, 1]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
