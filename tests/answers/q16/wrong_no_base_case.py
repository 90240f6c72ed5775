# wrong (test_first_twenty): no base case
# says: there is no base case
def fibonacci(n=20):
    shorter = fibonacci(n - 1)
    return shorter + [shorter[-1] + shorter[-2]]
