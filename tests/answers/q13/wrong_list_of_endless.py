# wrong (test_takes_no_more): a list of an iterator alone, as it is left behind empty
# says: more items than it needed|asks for all items
def my_first(xs, f=None):
    if not hasattr(xs, "gi_frame"):
        xs = list(xs)
    return next((o for o in xs if f is None or f(o)), None)
