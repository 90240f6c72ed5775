# wrong (test_supports_tilde): a key is missing
# says: There is no key 'ndarray'
supports_tilde = {"L": True, "Tensor": True, "array": True, "list": False, "DataFrame": True}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, list) else ~mask
