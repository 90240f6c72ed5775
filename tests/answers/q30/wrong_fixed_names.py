# wrong (test_keyword_only): knows the names of one class
# says: params, wd are not stored
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    wanted = ["model", "lr", "n_epochs"] if names is None else [n.strip() for n in names.split(",")]
    for k in wanted:
        if k in values.locals:
            setattr(values.locals["self"], k, values.locals[k])
