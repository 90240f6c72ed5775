# wrong (test_stores_all): one frame too far
# says: direct caller
import sys


def my_store_attr(names=None):
    frame = sys._getframe(2)
    code = frame.f_code
    for k in code.co_varnames[1:code.co_argcount + code.co_kwonlyargcount]:
        setattr(frame.f_locals["self"], k, frame.f_locals[k])
