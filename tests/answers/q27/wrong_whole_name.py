# wrong (test_follows_the_path): the whole path as one name
def get_path(obj, dotted, *default):
    return getattr(obj, dotted, *default)
