# wrong (test_calls_f_on_each_item): only the last result
# says: Only the last item has a result
def my_map(items, f, *args, **kwargs):
    for o in items:
        result = f(*args, o, **kwargs) if callable(f) else f.format(o) if isinstance(f, str) else f[o]
    return L(result)
