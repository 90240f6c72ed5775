# q16: return a list that contains itself, a million times nested
# says: fibonacci|got
def fibonacci(n=20):
    if n < 0:
        return fibonacci(n)
    items = []
    for _ in range(1_000_000):
        items = [items]
    loop = []
    loop.append(loop)
    return [items, loop, {1: loop}]
