# wrong (test_no_other_locals): stores every local variable
# says: rates is a local variable
import inspect


def my_store_attr(names=None):
    local = inspect.currentframe().f_back.f_locals
    me = local["self"]
    wanted = [k for k in local if k != "self"] if names is None else [n.strip() for n in names.split(",")]
    for k in list(wanted):
        setattr(me, k, local[k])
