# wrong (test_follows_the_path): a return in the loop
# says: return inside the loop
def get_path(obj, dotted, *default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
            return obj
    except AttributeError:
        if default:
            return default[0]
        raise
