# wrong (test_takes_no_more): makes a list of everything
# says: asks for all items|more items than it needed
def my_first(xs, f=None):
    xs = [o for o in xs if f is None or f(o)]
    return xs[0] if xs else None
