# right: a helper that carries the last two numbers and calls itself
def fibonacci(n=20):
    def go(left, a, b):
        if left == 0:
            return []
        return [a] + go(left - 1, b, a + b)

    return go(n, 0, 1)
