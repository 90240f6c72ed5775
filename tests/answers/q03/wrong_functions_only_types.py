# wrong (test_keyword_arguments, test_anything_that_can_be_called): only what is made with def or lambda is called
# says: If `f` can be called, call it
from types import FunctionType


def my_map(items, f, *args, **kwargs):
    if isinstance(f, FunctionType):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f.format(o) if isinstance(f, str) else f[o] for o in items])
