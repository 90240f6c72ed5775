# wrong (test_items_that_are_tuples): a tuple is spread over several arguments
# says: spread over several arguments
def my_map(items, f, *args, **kwargs):
    g = (lambda o: f(*args, *o, **kwargs) if isinstance(o, tuple) else f(*args, o, **kwargs)) if callable(f) else f.format if isinstance(f, str) else f.__getitem__
    return L([g(o) for o in items])
