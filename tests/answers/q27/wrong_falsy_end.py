# wrong (test_values_that_are_falsy): result or default
# says: value that is there. Only an AttributeError
def get_path(obj, dotted, *default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
    except AttributeError:
        if not default: raise
        return default[0]
    return obj or (default[0] if default else obj)
