# right: catches StopIteration
def my_first(xs, f=None):
    print("looking for the first")
    iterator = iter(xs)
    try:
        item = next(iterator)
        while f and not f(item):
            item = next(iterator)
        return item
    except StopIteration:
        return None
