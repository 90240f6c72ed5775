# wrong (test_stores_all): attributes of the class
# says: set on the class
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    wanted = values.args[1:] if names is None else [n.strip() for n in names.split(",")]
    for k in wanted:
        setattr(type(values.locals["self"]), k, values.locals[k])
