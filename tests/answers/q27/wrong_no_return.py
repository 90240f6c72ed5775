# wrong (test_follows_the_path): the return is forgotten
# says: Is there a return after the loop
def get_path(obj, dotted, *default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
    except AttributeError:
        if default:
            return default[0]
        raise
