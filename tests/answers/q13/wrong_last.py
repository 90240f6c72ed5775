# wrong (test_first_that_fits, test_first_item): goes on to the last
# says: This is the last one
def my_first(xs, f=None):
    found = None
    for o in xs:
        if f is None or f(o):
            found = o
    return found
