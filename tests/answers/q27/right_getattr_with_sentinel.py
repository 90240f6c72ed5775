# right: getattr's own default, a sentinel that nothing else is; getattr under another name
class Missing: pass


look_up = getattr


def get_path(obj, dotted: str, *args):
    print("looking for", dotted)
    names = iter(dotted.split("."))
    for name in names:
        obj = look_up(obj, name, Missing)
        if obj is Missing:
            if args:
                return args[0]
            raise AttributeError(name)
    return obj
