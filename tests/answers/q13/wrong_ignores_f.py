# wrong (test_first_that_fits): ignores f
def my_first(xs, f=None):
    return next(iter(xs), None)
