# wrong (test_stores_all): does nothing
# says: Look at the frame that called
def my_store_attr(names=None):
    pass
