# wrong (test_not_Ls_own_map): L's own map under another name
the_map = L.map


def my_map(items, f, *args, **kwargs):
    return the_map(L(items), f, *args, **kwargs)
