# wrong (test_first_twenty): adds a number to a list
# says: list of its own first
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    return shorter + (shorter[-1] + shorter[-2])
