# wrong (test_default_on_the_path): stops where a value equals the default
# says: compare with the default
def get_path(obj, dotted, *default):
    for n in dotted.split('.'):
        obj = getattr(obj, n, *default)
        if default and obj == default[0]: return obj
    return obj
