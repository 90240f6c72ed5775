# wrong (test_list): not of the whole list
# says: `not` gives one bool for the whole mask
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, list):
        return not mask
    return ~mask
