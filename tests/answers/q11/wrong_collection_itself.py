# wrong (test_indices_of_a_collection): range of the collection itself
# says: give it the length
def my_range(a, b=None, step=None):
    return L(range(*[x for x in (a, b, step) if x is not None]))
