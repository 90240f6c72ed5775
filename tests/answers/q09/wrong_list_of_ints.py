# wrong (test_list): ~True is -2
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [~m for m in mask] if isinstance(mask, list) else ~mask
