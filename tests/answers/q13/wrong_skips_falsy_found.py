# wrong (test_false_items): an item must be true as well
# says: is false, but it is an item
def my_first(xs, f=None):
    for o in xs:
        if o and (f is None or f(o)):
            return o
