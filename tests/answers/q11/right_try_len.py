# right: tries len, and takes an int as it is
def my_range(a, b=None, step=None):
    try:
        a = len(a)
    except TypeError:
        pass
    if b is None:
        return L(range(a))
    return L(range(a, b, 1 if step is None else step))
