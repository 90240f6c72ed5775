# wrong (test_first_item): next without iter
# says: iter\(xs\) makes one
def my_first(xs, f=None):
    if f:
        xs = filter(f, xs)
    return next(xs, None)
