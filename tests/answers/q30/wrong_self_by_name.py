# wrong (test_stores_all): a self that it does not have
# says: has no self of its own
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    wanted = values.args[1:] if names is None else [n.strip() for n in names.split(",")]
    for k in wanted:
        setattr(self, k, values.locals[k])
