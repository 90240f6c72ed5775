# wrong (test_follows_the_path): the whole path as one name
# says: takes one name at a time
def get_path(obj, dotted, *default):
    return getattr(obj, dotted, *default)
