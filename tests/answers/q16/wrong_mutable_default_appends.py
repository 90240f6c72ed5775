# wrong (test_remembers_nothing): a default list that goes on growing
# says: remembered between the calls
# not: n = 0
def fibonacci(n=20, found=[], a=0, b=1):
    if n == 0:
        return list(found)
    found.append(a)
    return fibonacci(n - 1, found, b, a + b)
