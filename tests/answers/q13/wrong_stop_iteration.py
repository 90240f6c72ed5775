# wrong (test_none_if_there_is_none): StopIteration where there is nothing
# says: next\(iterator, None\)
def my_first(xs, f=None):
    return next(o for o in xs if f is None or f(o))
