# wrong (test_first_twenty): looks for item n in a list of n - 1
# says: shorter than this index
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    return shorter + [shorter[n] + shorter[n - 1]]
