# wrong (test_only_those_named): asks whether the name is in the string, which holds for a part of a name too
# says: it is a part of base_lr
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    for name in values.args[1:]:
        if names is None or name in names:
            setattr(values.locals["self"], name, values.locals[name])
