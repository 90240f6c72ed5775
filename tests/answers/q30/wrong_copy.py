# wrong (test_as_they_are): stores a copy
# says: copy is stored
import inspect
def my_store_attr(names=None):
    import copy
    fr = inspect.currentframe().f_back
    co = fr.f_code
    args = co.co_varnames[1:co.co_argcount + co.co_kwonlyargcount]
    me = fr.f_locals['self']
    if names: args = [n.strip() for n in names.split(',')]
    for n in args: setattr(me, n, copy.copy(fr.f_locals[n]))
