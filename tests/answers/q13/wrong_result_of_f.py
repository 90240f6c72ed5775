# wrong (test_first_that_fits): what f returns
# says: what f returns
def my_first(xs, f=None):
    if f is None:
        return next(iter(xs), None)
    return next((r for r in map(f, xs) if r), None)
