# wrong (test_no_default): returns None where no default was given
# says: None comes back where a step is missing
def get_path(obj, dotted, default=None):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
        return obj
    except AttributeError:
        return default
