# wrong (test_first_twenty): joins two lists
# says: one list after the other
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    return fibonacci(n - 1) + fibonacci(n - 2)
