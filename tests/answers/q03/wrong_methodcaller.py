# wrong (test_not_Ls_own_map): L's own map, called by its name
# says: This calls L's own map
from operator import methodcaller


def my_map(items, f, *args, **kwargs):
    """Never calls L.map."""
    return methodcaller("map", f, *args, **kwargs)(L(items))
