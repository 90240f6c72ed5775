# right: a generator that is walked through at the end, trials in the cell included
def results(items, f, *args, **kwargs):
    for o in items:
        yield f(*args, o, **kwargs) if callable(f) else f.format(o) if isinstance(f, str) else f[o]


def my_map(items, f, *args, **kwargs):
    return L(list(results(items, f, *args, **kwargs)))


o = L('a', 'b').map('{}.jpg')
assert my_map(['a', 'b'], '{}.jpg') == o
f = L.map
