# wrong (test_anything_that_can_be_called): whatever has a __getitem__ is looked up in, classes too
# says: Ask first whether `f` can be called
def my_map(items, f, *args, **kwargs):
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    if hasattr(f, "__getitem__"):
        return L([f[o] for o in items])
    return L([f(*args, o, **kwargs) for o in items])
