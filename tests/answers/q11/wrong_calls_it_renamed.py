# wrong (test_does_it_itself): calls L.range under another name, from a helper
# says: Your code leaves the work to L\.range
numbers = getattr(L, "range")


def helper(*args):
    return numbers(*args)


def my_range(a, b=None, step=None):
    return helper(a, b, step)
