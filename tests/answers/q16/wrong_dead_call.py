# wrong (test_is_recursive): a loop, with a call of itself below its return
# says: nothing calls itself while it runs
def fibonacci(n=20):
    found = [0, 1]
    while len(found) < n:
        found.append(found[-1] + found[-2])
    return found[:n]
    return fibonacci(n - 1)
