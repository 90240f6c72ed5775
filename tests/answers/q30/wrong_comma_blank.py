# wrong (test_only_those_named): splits at comma and blank together
# says: names were not taken apart
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    wanted = values.args[1:] if names is None else names.split(", ")
    for k in wanted:
        setattr(values.locals["self"], k, values.locals[k])
