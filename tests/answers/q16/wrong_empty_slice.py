# wrong (test_is_recursive): a loop, to which it adds nothing of what a call of itself gives
# says: do not come from that call
def fibonacci(n=20):
    found = [0, 1]
    if n > 3:
        found += fibonacci(n - 1)[:0]
    while len(found) < n:
        found.append(found[-1] + found[-2])
    return found[:n]
