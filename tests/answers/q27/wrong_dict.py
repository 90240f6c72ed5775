# wrong (test_uses_getattr): looks into __dict__
# says: The question is about getattr
def get_path(obj, dotted, *default):
    for name in dotted.split("."):
        if name not in getattr_dict(obj):
            if default:
                return default[0]
            raise AttributeError(name)
        obj = getattr_dict(obj)[name]
    return obj


def getattr_dict(obj):
    return obj.__dict__ if hasattr(obj, "__dict__") else {n: obj.__getattribute__(n) for n in dir(obj)}
