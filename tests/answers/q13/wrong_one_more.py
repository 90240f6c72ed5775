# wrong (test_takes_no_more): looks one item further
# says: more items than it needed
def my_first(xs, f=None):
    found = []
    for o in xs:
        if found:
            break
        if f is None or f(o):
            found.append(o)
    return found[0] if found else None
