# wrong (test_values_that_are_falsy): None is taken for missing
# says: value that is there. Only an AttributeError
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        obj = getattr(obj, name, None)
        if obj is None:
            if default:
                return default[0]
            raise AttributeError(name)
    return obj
