# wrong (test_keeps_every_result): results that count as false are dropped
# says: Results are left out
def my_map(items, f, *args, **kwargs):
    g = (lambda o: f(*args, o, **kwargs)) if callable(f) else f.format if isinstance(f, str) else f.__getitem__
    return L([r for r in (g(o) for o in items) if r is not None])
