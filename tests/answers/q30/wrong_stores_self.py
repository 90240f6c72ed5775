# wrong (test_stores_all): stores self too
# says: self is stored too
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    wanted = values.args if names is None else [n.strip() for n in names.split(",")]
    for k in wanted:
        setattr(values.locals["self"], k, values.locals[k])
