# wrong (test_calls_f_on_each_item): Python's lazy map object
# says: This is a map, not an L
def my_map(items, f, *args, **kwargs):
    g = (lambda o: f(*args, o, **kwargs)) if callable(f) else f.format if isinstance(f, str) else f.__getitem__
    return map(g, items)
