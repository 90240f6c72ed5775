# wrong (test_any_iterable): walks through a generator twice
# says: can be walked through only once
def my_val2idx(items):
    n = sum(1 for _ in items)
    return dict(zip(items, range(n)))
