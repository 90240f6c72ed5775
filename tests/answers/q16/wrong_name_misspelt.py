# wrong (test_first_twenty): the name of the call is misspelt
# says: Did you mean: .fibonacci
def fibonacci(n=20):
    if n <= 2:
        return [0, 1][:n]
    shorter = fibonaci(n - 1)
    return shorter + [shorter[-1] + shorter[-2]]
