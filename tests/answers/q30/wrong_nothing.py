# wrong (test_stores_all): does nothing
def my_store_attr(names=None):
    pass
