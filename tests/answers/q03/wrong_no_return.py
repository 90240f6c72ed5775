# wrong (test_calls_f_on_each_item): no return
# says: It returns None
def my_map(items, f, *args, **kwargs):
    result = L()
    for o in items:
        result.append(f(*args, o, **kwargs) if callable(f) else f.format(o) if isinstance(f, str) else f[o])
