# wrong (test_in_a_subclass): the signature of the object's __init__, which is a subclass's
# says: was called by that of a subclass
import inspect


def my_store_attr(names=None):
    local = dict(inspect.currentframe().f_back.f_locals)
    me = local["self"]
    params = list(inspect.signature(type(me).__init__).parameters)[1:]
    wanted = params if names is None else names.replace(" ", "").split(",")
    me.__dict__.update({k: local[k] for k in wanted})
