# wrong (test_first_that_fits): gives up after the first item
# says: gives up after the first
def my_first(xs, f=None):
    for o in xs:
        if f is None or f(o):
            return o
        else:
            return None
