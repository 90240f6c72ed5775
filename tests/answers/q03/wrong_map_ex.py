# wrong (test_not_Ls_own_map): the function that L.map calls
# says: This calls L's own map
from fastcore.basics import map_ex as each


def my_map(items, f, *args, **kwargs):
    return L(each(items, f, *args, **kwargs))
