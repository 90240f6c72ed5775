# wrong (test_indices_of_a_collection): forgets to return
# says: returns None
def my_range(a, b=None, step=None):
    n = a if isinstance(a, int) else len(a)
    L(range(n)) if b is None else L(range(n, b, step or 1))
