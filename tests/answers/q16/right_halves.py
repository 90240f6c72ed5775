# right: doubling formulas
def _f(n):
    if n == 0: return 0, 1
    a, b = _f(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)
def fibonacci(n=20): return [_f(i)[0] for i in range(n)]
