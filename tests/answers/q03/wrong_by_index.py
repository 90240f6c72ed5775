# wrong (test_any_collection): walks by index, so that no iterator will do
# says: `items` may be any collection.*not every one has a length
def my_map(items, f, *args, **kwargs):
    out = []
    for i in range(len(items)):
        o = items[i]
        out.append(f(*args, o, **kwargs) if callable(f) else f.format(o) if isinstance(f, str) else f[o])
    return L(out)
