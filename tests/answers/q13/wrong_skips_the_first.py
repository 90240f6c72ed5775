# wrong (test_first_that_fits): with f, the first item of all is left out
# says: very first item
def my_first(x, f=None):
    it = iter(x)
    o = next(it, None)
    if f is None:
        return o
    for o in it:
        if f(o):
            return o
