# wrong (test_stores_all): names must be given
# says: names is optional
import inspect


def my_store_attr(names):
    local = inspect.currentframe().f_back.f_locals
    for k in names.split(","):
        setattr(local["self"], k.strip(), local[k.strip()])
