# wrong (test_first_item): gives a list
# says: list with the item in it
def my_first(xs, f=None):
    from itertools import islice
    return list(islice((x for x in xs if f is None or f(x)), 1))
