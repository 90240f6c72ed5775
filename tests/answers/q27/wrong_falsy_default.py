# wrong (test_default_of_none): asks whether the default is true
# says: A default that is 0, False or empty is a default
def get_path(obj, dotted, *default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
        return obj
    except AttributeError:
        if any(default):
            return default[0]
        raise
