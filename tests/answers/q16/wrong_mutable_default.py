# wrong (test_remembers_nothing): a mutable default remembers earlier calls
# says: remembered between the calls
# not: n = 0
def fibonacci(n=20, found=[0, 1]):
    if len(found) >= n:
        return found
    found.append(found[-1] + found[-2])
    return fibonacci(n, found)
