# wrong (test_first_item): calls f though there is none
# says: f is None then
def my_first(xs, f=None):
    for o in xs:
        if f(o):
            return o
