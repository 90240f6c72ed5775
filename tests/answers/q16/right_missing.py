# right: a dict that works out what is missing from what it holds, and from itself
class Fib(dict):
    def __missing__(self, n):
        self[n] = n if n < 2 else self[n - 1] + self[n - 2]
        return self[n]
def fibonacci(n=20):
    fib = Fib()
    return [fib[i] for i in range(n)]
