# wrong (test_does_it_itself): calls L.range
# says: Your code leaves the work to L\.range
def my_range(a, b=None, step=None):
    return L.range(a, b, step)
