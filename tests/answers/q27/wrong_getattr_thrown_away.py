# wrong (test_uses_getattr): eval by pieces, and a getattr whose result nobody uses
# says: not what finds the value
import builtins

run = vars(builtins)["ev" + "al"]


def get_path(obj, dotted, *default):
    getattr(obj, dotted.split(".")[0], None)
    try:
        return run("obj." + dotted, {"obj": obj})
    except AttributeError:
        if default:
            return default[0]
        raise
