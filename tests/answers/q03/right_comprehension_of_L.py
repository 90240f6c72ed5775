# right: L's other methods, enumerate and zip among them
def my_map(items, f, *args, **kwargs):
    def one(o):
        try:
            return f[o] if not callable(f) and not isinstance(f, str) else f.format(o) if isinstance(f, str) else f(*args, o, **kwargs)
        except KeyError as missing:
            raise KeyError(f"{missing} is not there") from None

    return L(one(o) for _, o in L(items).enumerate())
