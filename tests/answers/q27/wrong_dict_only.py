# wrong (test_attributes_of_any_kind): getattr after a look into vars, so properties are missed
# says: not every attribute is in a __dict__
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        if name in getattr(obj, "__dict__", {}):
            obj = getattr(obj, name)
        elif default:
            return default[0]
        else:
            raise AttributeError(name)
    return obj
