# wrong (test_list): not of the whole list
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, list):
        return not mask
    return ~mask
