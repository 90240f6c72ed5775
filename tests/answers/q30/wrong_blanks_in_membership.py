# wrong (test_only_those_named): asks whether a name is among pieces that still have their blanks
# says: strip each name
import inspect


def my_store_attr(names=None):
    frame = inspect.currentframe().f_back
    code = frame.f_code
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    this = frame.f_locals[arguments[0]]
    for name in arguments[1:]:
        if names is None or name in names.split(","):
            setattr(this, name, frame.f_locals[name])
