# wrong (test_default_for_what_is_missing): the tuple of defaults comes back
# says: whole tuple.*default\[0\]
def get_path(obj, dotted, *default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
        return obj
    except AttributeError:
        if default:
            return default
        raise
