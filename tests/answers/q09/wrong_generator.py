# wrong (test_list): a generator for a list
# says: generator
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return (not m for m in mask) if isinstance(mask, list) else ~mask
