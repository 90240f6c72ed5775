# right: a class of one's own that has a map
class Mapper:
    def __init__(self, f, args, kwargs):
        self.f, self.args, self.kwargs = f, args, kwargs

    def one(self, o):
        if callable(self.f):
            return self.f(*self.args, o, **self.kwargs)
        return self.f.format(o) if isinstance(self.f, str) else self.f[o]

    def map(self, items):
        return L([self.one(o) for o in items])


def my_map(items, f, *args, **kwargs):
    return Mapper(f, args, kwargs).map(items)
