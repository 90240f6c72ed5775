# wrong (test_not_Ls_own_map): L's own map
# says: This calls L's own map
def my_map(items, f, *args, **kwargs):
    return L(items).map(f, *args, **kwargs)
