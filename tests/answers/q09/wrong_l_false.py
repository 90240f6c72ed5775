# wrong (test_supports_tilde): says that an L does not know ~
# says: L: this is wrong\. Try ~ on a small mask
supports_tilde = {"L": False, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, list) else ~mask
