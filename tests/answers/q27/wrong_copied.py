# wrong (test_default_for_what_is_missing): the default comes back as a copy
# says: copy
def get_path(obj, dotted, *default):
    import copy
    try:
        for n in dotted.split('.'): obj = getattr(obj, n)
    except AttributeError:
        if default: return copy.copy(default[0])
        raise
    return obj
