# wrong (test_whatever_a_loop_takes): calls __iter__ of what has none
# says: __iter__
def my_first(xs, f=None):
    return next((o for o in xs.__iter__() if f is None or f(o)), None)
