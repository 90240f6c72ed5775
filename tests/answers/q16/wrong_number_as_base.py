# wrong (test_first_twenty): base cases are numbers
# says: one number here, and a list is needed
def fibonacci(n=20):
    if n == 0:
        return []
    if n == 1:
        return 0
    if n == 2:
        return 1
    shorter = fibonacci(n - 1)
    return shorter + [shorter[-1] + shorter[-2]]
