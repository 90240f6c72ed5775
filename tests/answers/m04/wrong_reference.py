# wrong (test_own): a subclass of the reference's
# says: reference
class SGD(SGD):
    pass
