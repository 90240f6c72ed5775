# right: a class with a callable object, and arange's ints as Python's
class Ranger:
    def __call__(self, a, b=None, step=None):
        if hasattr(type(a), "__len__"):
            a = len(a)
        args = (a,) if b is None else (a, b) if step is None else (a, b, step)
        return L(np.arange(*args).tolist())


my_range = Ranger()
