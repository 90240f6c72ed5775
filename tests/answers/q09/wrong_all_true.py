# wrong (test_supports_tilde): says that lists know ~
# says: list
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": True, "DataFrame": True}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, list) else ~mask
