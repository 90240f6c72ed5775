# right: next and filter
def my_first(xs, f=None):
    xs = iter(xs)
    if f is not None:
        xs = filter(f, xs)
    return next(xs, None)
