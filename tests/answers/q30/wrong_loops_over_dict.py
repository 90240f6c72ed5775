# wrong (test_stores_all): loops over a dict as if it gave pairs
# says: f_locals\.items\(\) gives names and values
import inspect


def my_store_attr(names=None):
    frame = inspect.currentframe().f_back
    for name, value in frame.f_locals:
        setattr(frame.f_locals["self"], name, value)
