# wrong (test_no_default): another kind of exception
# says: raises an AttributeError, as it does with getattr
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        if not hasattr(obj, name):
            if default: return default[0]
            raise KeyError(name)
        obj = getattr(obj, name)
    return obj
