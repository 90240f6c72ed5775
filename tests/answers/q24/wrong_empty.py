# wrong (test_looks_on_the_other_object): nothing at all
# says: no __getattr__ to ask
class Delegate:
    pass
