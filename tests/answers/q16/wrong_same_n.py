# wrong (test_first_twenty): calls itself with the same n
# says: n never gets there
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n)
    return shorter + [shorter[-1] + shorter[-2]]
