# right: the names from the code object, the values from a dict comprehension, set by a helper
import sys


def arguments(code):
    return code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]


def my_store_attr(names=None):
    frame = sys._getframe(1)
    chosen = arguments(frame.f_code) if names is None else map(str.strip, names.split(","))
    for name, value in {name: frame.f_locals[name] for name in chosen}.items():
        setattr(frame.f_locals["self"], name, value)
