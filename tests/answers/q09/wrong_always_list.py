# wrong (test_arrays): a list for everything
# says: An array should give an array again
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [not m for m in mask]
