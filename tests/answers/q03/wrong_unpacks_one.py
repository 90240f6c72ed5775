# wrong (test_keeps_every_result): a single result that is a list is taken for the list of results
# says: single result that is a list is taken apart
def my_map(items, f, *args, **kwargs):
    g = (lambda o: f(*args, o, **kwargs)) if callable(f) else f.format if isinstance(f, str) else f.__getitem__
    return L(*[g(o) for o in items])
