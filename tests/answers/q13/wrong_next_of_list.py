# wrong (test_first_item): next without iter
def my_first(xs, f=None):
    if f:
        xs = filter(f, xs)
    return next(xs, None)
