# wrong (test_arrays): returns the mask
# says: This is the mask as it was
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return mask
