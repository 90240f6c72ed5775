# wrong (test_list): lists do not know ~
# says: A list does not support ~\. Invert its elements
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return ~mask
