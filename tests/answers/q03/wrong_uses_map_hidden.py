# wrong (test_not_Ls_own_map, test_calls_f_on_each_item): L's own map, by way of getattr in a helper
# says: leaves the work to L\.map
def mapper(items):
    return getattr(L(items), "map")


def my_map(items, f, *args, **kwargs):
    return mapper(items)(f, *args, **kwargs)
