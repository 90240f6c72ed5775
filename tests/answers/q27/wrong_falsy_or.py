# wrong (test_values_that_are_falsy): falsy values are taken for missing
# says: value that is there. Only an AttributeError
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        value = getattr(obj, name, None)
        if not value:
            if default:
                return default[0]
            raise AttributeError(name)
        obj = value
    return obj
