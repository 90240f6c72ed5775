# wrong (test_calls_f_on_each_item): a filter
# says: That is a filter
def my_map(items, f, *args, **kwargs):
    return L([o for o in items if f(o)])
