# wrong (test_not_Ls_own_map, test_calls_f_on_each_item): L's own map, called by its name
# says: leaves the work to L\.map
from operator import methodcaller


def my_map(items, f, *args, **kwargs):
    """Never calls L.map."""
    return methodcaller("map", f, *args, **kwargs)(L(items))
