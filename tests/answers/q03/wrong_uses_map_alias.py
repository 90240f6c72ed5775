# wrong (test_not_Ls_own_map, test_calls_f_on_each_item): L's own map under another name
# says: leaves the work to L\.map
the_map = L.map


def my_map(items, f, *args, **kwargs):
    return the_map(L(items), f, *args, **kwargs)
