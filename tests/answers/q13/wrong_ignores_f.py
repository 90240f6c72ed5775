# wrong (test_first_that_fits): ignores f
# says: whatever f says
def my_first(xs, f=None):
    return next(iter(xs), None)
