# wrong (test_first_item): indexes
# says: cannot be indexed|A generator has no length
def my_first(xs, f=None):
    if f:
        xs = [o for o in xs if f(o)]
    return xs[0] if len(xs) else None
