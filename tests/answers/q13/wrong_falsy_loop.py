# wrong (test_false_items): `or None` at the end
def my_first(xs, f=None):
    for o in xs:
        if f is None or f(o):
            return o or None
