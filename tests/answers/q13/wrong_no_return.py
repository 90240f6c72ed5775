# wrong (test_first_item): forgets to return
# says: Is there a return
def my_first(xs, f=None):
    next((o for o in xs if f is None or f(o)), None)
