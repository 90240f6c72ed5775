# wrong (test_list): a name misspelt
# says: Did you mean
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [not m for m in msk] if isinstance(mask, list) else ~mask
