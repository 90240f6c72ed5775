# wrong (test_follows_the_path): the default must be given
# says: The default is optional
def get_path(obj, dotted, default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
        return obj
    except AttributeError:
        return default
