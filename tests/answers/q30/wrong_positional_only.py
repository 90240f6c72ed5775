# wrong (test_keyword_only): co_argcount does not count those by keyword only
# says: by keyword only, and such arguments are not stored
import sys


def my_store_attr(names=None):
    frame = sys._getframe(1)
    args = frame.f_code.co_varnames[1:frame.f_code.co_argcount]
    wanted = args if names is None else [n.strip() for n in names.split(",")]
    for k in wanted:
        setattr(frame.f_locals["self"], k, frame.f_locals[k])
