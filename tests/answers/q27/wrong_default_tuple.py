# wrong (test_default_for_what_is_missing): a default that is a tuple comes back in another one
# says: whole tuple
def get_path(obj, dotted, *default):
    try:
        for n in dotted.split('.'): obj = getattr(obj, n)
    except AttributeError:
        if default: return default if len(default) > 1 or isinstance(default[0], tuple) else default[0]
        raise
    return obj
