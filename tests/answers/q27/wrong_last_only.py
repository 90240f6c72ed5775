# wrong (test_follows_the_path): each step starts from the first object
# says: start from what the last one found
def get_path(obj, dotted, *default):
    found = obj
    for name in dotted.split("."):
        found = getattr(obj, name, *default)
    return found
