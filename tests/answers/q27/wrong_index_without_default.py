# wrong (test_no_default): there is no first default
# says: there is no default\[0\]
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        if not hasattr(obj, name):
            return default[0]
        obj = getattr(obj, name)
    return obj
