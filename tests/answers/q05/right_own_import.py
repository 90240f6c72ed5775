# right: collections and reduce, with a decorated helper
from collections import OrderedDict
from functools import reduce, wraps


def to_dict(f):
    @wraps(f)
    def made(*args):
        return OrderedDict(f(*args))

    return made


@to_dict
def my_val2idx(items):
    return reduce(lambda pairs, value: [*pairs, (value, len(pairs))], items, [])
