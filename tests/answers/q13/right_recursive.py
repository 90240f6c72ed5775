# right: asks itself again
def my_first(xs, f=None, nothing=object()):
    rest = iter(xs)
    item = next(rest, nothing)
    if item is nothing:
        return None
    if f is None or f(item):
        return item
    return my_first(rest, f)
