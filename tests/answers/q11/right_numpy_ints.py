# right: NumPy's ints, which equal Python's
def my_range(a, b=None, step=None):
    a = len(a) if hasattr(a, "__len__") else a
    given = [n for n in (a, b, step) if n is not None]
    return L(n for n in np.arange(*given))
