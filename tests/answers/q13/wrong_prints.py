# wrong (test_first_item): prints the item
# says: Is there a return
def my_first(xs, f=None):
    for x in xs:
        if f is None or f(x):
            print(x)
            return
