# wrong (test_frame): an array for a frame
# says: A frame should give a frame, with its index
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, pd.DataFrame):
        return ~mask.values
    return [not m for m in mask] if isinstance(mask, list) else ~mask
