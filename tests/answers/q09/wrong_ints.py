# wrong (test_arrays): 1 - mask
# says: The elements are no longer bools
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, list):
        return [not m for m in mask]
    return 1 - mask.astype(int) if isinstance(mask, np.ndarray) else ~mask
