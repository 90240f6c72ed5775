# wrong (test_only_those_named): always stores all
# says: not among the names that were asked for
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    for k in values.args[1:]:
        setattr(values.locals["self"], k, values.locals[k])
