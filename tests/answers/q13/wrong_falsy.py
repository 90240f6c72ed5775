# wrong (test_false_items): filter(None, ...) leaves out what is false
def my_first(xs, f=None):
    return next(filter(f, xs), None)
