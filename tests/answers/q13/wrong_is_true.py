# wrong (test_true_in_its_own_way): compares what f returns with True
# says: any true value
def my_first(xs, f=None):
    for x in xs:
        if f is None or f(x) is True:
            return x
    return None
