# right: names found by a regular expression
import inspect, re
def my_store_attr(names=None):
    frame = inspect.stack()[1].frame
    info = inspect.getargvalues(frame)
    me = info.locals[info.args[0]]
    for n in (re.findall(r'\w+', names) if names is not None else info.args[1:]): setattr(me, n, info.locals[n])
