# wrong (test_whatever_a_loop_takes): asks for the truth value of the collection
# says: truth value
def my_first(xs, f=None):
    if not xs: return None
    for o in xs:
        if f is None or f(o): return o
