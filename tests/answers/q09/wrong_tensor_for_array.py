# wrong (test_arrays): a tensor for an array
# says: An array should give an array again
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, list):
        return [not m for m in mask]
    return ~torch.as_tensor(mask) if isinstance(mask, np.ndarray) else ~mask
