# wrong (test_follows_the_path): the wrong argument is split
# says: It is the path, dotted, that is split
def get_path(obj, dotted, *default):
    try:
        for name in obj.split("."):
            dotted = getattr(dotted, name)
        return dotted
    except ValueError:
        return default[0]
