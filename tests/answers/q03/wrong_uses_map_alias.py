# wrong (test_not_Ls_own_map): L's own map under another name
# says: This calls L's own map
the_map = L.map


def my_map(items, f, *args, **kwargs):
    return the_map(L(items), f, *args, **kwargs)
