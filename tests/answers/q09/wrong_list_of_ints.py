# wrong (test_list): ~True is -2
# says: ~True is -.* and ~False is -.*: Python's own
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [~m for m in mask] if isinstance(mask, list) else ~mask
