# q16: a loop, with a call of itself that is never reached
# says: nothing calls itself while it runs
def fibonacci(n=20):
    items = [0, 1]
    while len(items) < n:
        items.append(items[-1] + items[-2])
    if n < -5:
        return fibonacci(n + 1)
    return items[:n]
