# right: turns f into a function first, then maps with Python's own map
def my_map(items, f, *args, **kwargs):
    if callable(f):
        one = lambda o: f(*args, o, **kwargs)
    elif isinstance(f, str):
        one = f.format
    else:
        one = f.__getitem__
    return L(map(one, items))
