# wrong (test_stores_all): its own frame
# says: my_store_attr's own frame
import inspect


def my_store_attr(names=None):
    values = inspect.getargvalues(inspect.currentframe())
    wanted = values.args[1:] if names is None else [n.strip() for n in names.split(",")]
    for k in wanted:
        setattr(values.locals["self"], k, values.locals[k])
