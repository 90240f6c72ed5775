# right: two functions that call each other
def fibonacci(n=20):
    if n == 0:
        return []
    if n == 1:
        return [0]
    return longer(n)


def longer(n):
    if n == 2:
        return [0, 1]
    before = fibonacci(n - 1)
    return before + [before[-1] + before[-2]]
