# wrong (test_first_twenty): 21 items
# says: one item too many: the list has 21
def fibonacci(n=20):
    if n == 0:
        return [0]
    if n == 1:
        return [0, 1]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
