# wrong (test_in_a_subclass): of the names in the signature of the object's __init__, those that the caller has
# says: was called by that of a subclass
import inspect


def my_store_attr(names=None):
    known = inspect.currentframe().f_back.f_locals
    self = known["self"]
    if names is None:
        wanted = list(inspect.signature(type(self).__init__).parameters)[1:]
    else:
        wanted = [name.strip() for name in names.split(",")]
    for name in wanted:
        if name in known:
            setattr(self, name, known[name])
