# right: a generator that counts
def my_range(a, b=None, step=None):
    n = a if isinstance(a, int) else len(a)
    lo, hi = (0, n) if b is None else (n, b)
    step = 1 if step is None else step
    def numbers():
        i = lo
        while (i < hi) if step > 0 else (i > hi):
            yield i
            i += step
    return L(numbers())
