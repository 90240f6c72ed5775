# wrong (test_uses_getattr): eval
# says: eval runs whatever
def get_path(obj, dotted, *default):
    try:
        return eval(f"obj.{dotted}")
    except AttributeError:
        if default:
            return default[0]
        raise
