# wrong (test_default_for_what_is_missing): goes on from the default
# says: went on from the default
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        obj = getattr(obj, name, *default)
    return obj
