# wrong (test_stores_all): splits names that are not there
# says: names is None unless the caller names some
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    for k in names.split(","):
        setattr(values.locals["self"], k.strip(), values.locals[k.strip()])
