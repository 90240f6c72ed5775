# wrong (test_arrays): a list for everything
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [not m for m in mask]
