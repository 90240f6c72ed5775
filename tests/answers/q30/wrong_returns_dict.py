# wrong (test_stores_all): gives the arguments back and stores nothing
# says: call setattr on that self
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    wanted = values.args[1:] if names is None else [n.strip() for n in names.split(",")]
    return {k: values.locals[k] for k in wanted}
