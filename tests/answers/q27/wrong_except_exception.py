# wrong (test_errors_of_a_property): swallows everything if there is a default
# says: it has a bug. That must come to light
def get_path(obj, dotted, *default):
    try:
        for name in dotted.split("."):
            obj = getattr(obj, name)
        return obj
    except Exception:
        if default:
            return default[0]
        raise
