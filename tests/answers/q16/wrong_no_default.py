# wrong (test_first_twenty): the default of 20 is gone
# says: Keep the stub.s first line: def fibonacci\(n=20\)
# not: All calls
def fibonacci(n):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonacci(n - 1)
    return shorter + [shorter[-1] + shorter[-2]]
