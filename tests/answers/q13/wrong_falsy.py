# wrong (test_false_items): filter(None, ...) leaves out what is false
# says: is false, but it is an item
def my_first(xs, f=None):
    return next(filter(f, xs), None)
