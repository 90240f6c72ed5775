# wrong (test_list): an array for a list
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return ~np.array(mask) if isinstance(mask, list) else ~mask
