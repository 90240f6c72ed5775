# wrong (test_false_items): `or None` at the end
# says: is false, but it is an item
def my_first(xs, f=None):
    for o in xs:
        if f is None or f(o):
            return o or None
