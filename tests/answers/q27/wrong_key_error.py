# wrong (test_no_default): another kind of exception
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        if not hasattr(obj, name):
            if default: return default[0]
            raise KeyError(name)
        obj = getattr(obj, name)
    return obj
