# wrong (test_arrays): a list for an L
# says: An L should give an L again
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, (list, L)) else ~mask
