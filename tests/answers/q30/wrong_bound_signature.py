# wrong (test_in_a_subclass): the signature of the bound method, which is a subclass's
# says: was called by that of a subclass
import inspect
import sys


def my_store_attr(names=None):
    env = sys._getframe().f_back.f_locals
    obj = env.get("self")
    all_names = L(list(inspect.signature(obj.__init__).parameters))
    chosen = all_names if names is None else L(names.split(",")).map(str.strip)
    chosen.map(lambda n: object.__setattr__(obj, n, env[n]))
