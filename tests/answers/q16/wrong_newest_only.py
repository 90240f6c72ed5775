# wrong (test_first_twenty): returns the newest item alone, in a list
# says: shorter list with one more item
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    return [shorter[-1] + shorter[0]]
