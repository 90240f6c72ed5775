# wrong (test_default_of_none): a default of None is taken for none
# says: None is a default like any other
def get_path(obj, dotted, default=None):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
        return obj
    except AttributeError:
        if default is None:
            raise
        return default
