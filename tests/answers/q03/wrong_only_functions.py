# wrong (test_looks_up, test_format_string): functions only
# says: A string is not called
def my_map(items, f, *args, **kwargs):
    return L([f(*args, o, **kwargs) for o in items])
