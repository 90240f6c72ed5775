# wrong (test_items_that_are_tuples): a tuple fills several places of the format
# says: spread over several
def my_map(items, f, *args, **kwargs):
    g = (lambda o: f(*args, o, **kwargs)) if callable(f) else (lambda o: f.format(*o) if isinstance(o, tuple) else f.format(o)) if isinstance(f, str) else f.__getitem__
    return L([g(o) for o in items])
