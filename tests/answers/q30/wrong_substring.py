# wrong (test_drawn_names, test_only_those_named): asks whether the name is in the string, as text
# says: not among the names that were asked for
import inspect


def my_store_attr(names="all"):
    values = inspect.getargvalues(inspect.currentframe().f_back)
    for k in values.args[1:]:
        if names == "all" or k in names or k[0] in names:
            setattr(values.locals["self"], k, values.locals[k])
