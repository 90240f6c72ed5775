# wrong (test_first_twenty): asks for the shorter list three times
# says: calls itself twice for each item
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    return fibonacci(n - 1) + [fibonacci(n - 1)[-1] + fibonacci(n - 1)[-2]]
