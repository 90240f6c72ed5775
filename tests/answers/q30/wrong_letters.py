# wrong (test_only_those_named): loops over the string
# says: A string gives its letters
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    for k in names or values.args[1:]:
        setattr(values.locals["self"], k, values.locals[k])
