# wrong (test_calls_f_on_each_item): returns inside the loop
# says: Only the first item has a result.*return inside the loop
def my_map(items, f, *args, **kwargs):
    for o in items:
        if callable(f):
            return L([f(*args, o, **kwargs)])
        return L([f.format(o) if isinstance(f, str) else f[o]])
