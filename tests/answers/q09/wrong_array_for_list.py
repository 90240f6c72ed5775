# wrong (test_list): an array for a list
# says: A list should give a list again
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return ~np.array(mask) if isinstance(mask, list) else ~mask
