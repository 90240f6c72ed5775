# right: a while loop over the names, with a helper class's own exception
class Missing(Exception):
    pass


def step(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError as error:
        raise Missing(str(error)) from error


def get_path(obj, dotted: str, *default):
    names = dotted.split(".")
    while names:
        try:
            obj = step(obj, names.pop(0))
        except Missing as error:
            if len(default) == 0:
                raise AttributeError(str(error)) from None
            (obj,) = default
            break
    return obj
