# wrong (test_arrays): returns the mask
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return mask
