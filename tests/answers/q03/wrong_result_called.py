# wrong (test_keyword_arguments, test_arguments_come_before_the_item): the extras go to L
# says: called with the extra arguments, then the item
def my_map(items, f, *args, **kwargs):
    g = f if callable(f) else f.format if isinstance(f, str) else f.__getitem__
    return L([g(o) for o in items], *args, **kwargs)
