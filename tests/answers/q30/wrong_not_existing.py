# wrong (test_as_they_are): leaves out what the class has too
# says: same name
import inspect
def my_store_attr(names=None):
    fr = inspect.currentframe().f_back
    co = fr.f_code
    args = co.co_varnames[1:co.co_argcount + co.co_kwonlyargcount]
    me = fr.f_locals['self']
    if names: args = [n.strip() for n in names.split(',')]
    for n in args: 
        if not hasattr(me, n): setattr(me, n, fr.f_locals[n])
