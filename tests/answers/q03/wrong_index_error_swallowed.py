# wrong (test_missing_index): an index that is not there gives None
# says: IndexError
def my_map(items, f, *args, **kwargs):
    def look(o):
        try: return f[o]
        except IndexError: return None
    g = (lambda o: f(*args, o, **kwargs)) if callable(f) else f.format if isinstance(f, str) else look
    return L([g(o) for o in items])
