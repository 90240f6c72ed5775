# wrong (test_not_Ls_own_map): L's own map, by way of getattr in a helper
# says: This calls L's own map
def mapper(items):
    return getattr(L(items), "map")


def my_map(items, f, *args, **kwargs):
    return mapper(items)(f, *args, **kwargs)
