# wrong (test_false_items): a None among the items is taken for the end
# says: None is an item here
def my_first(xs, f=None):
    it = iter(xs)
    x = next(it, None)
    while x is not None:
        if f is None or f(x):
            return x
        x = next(it, None)
    return None
