# wrong (test_looks_on_the_other_object): nothing at all
class Delegate:
    pass
