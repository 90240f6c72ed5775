# wrong (test_length_alone, test_collections_of_any_kind): only lists and L are taken for collections
def my_range(a, b=None, step=None):
    if isinstance(a, (list, L)):
        a = len(a)
    return L(range(*[n for n in (a, b, step) if n is not None]))
