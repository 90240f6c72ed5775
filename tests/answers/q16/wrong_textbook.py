# wrong (test_first_twenty): the n-th number, as textbooks have it
# says: one number alone. Return all 20
# not: still running
def fibonacci(n=20):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)
