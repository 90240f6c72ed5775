# right: hasattr first, then getattr
def get_path(obj, dotted, *default):
    for name in dotted.split('.'):
        if not hasattr(obj, name):
            if len(default) == 1: return default[0]
            raise AttributeError(f"{type(obj).__name__} has no attribute {name}")
        obj = getattr(obj, name)
    return obj
