# wrong (test_is_recursive): a loop, with a call of itself whose result nobody uses
# says: do not come from that call
def fibonacci(n=20):
    if n > 0:
        fibonacci(n - 1)
    found = [0, 1]
    while len(found) < n:
        found.append(found[-1] + found[-2])
    return found[:n]
