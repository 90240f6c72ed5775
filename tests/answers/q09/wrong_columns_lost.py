# wrong (test_frame): the frame's columns are lost
# says: The columns' names are lost
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, pd.DataFrame):
        return pd.DataFrame(~mask.values, index=mask.index)
    return [not m for m in mask] if isinstance(mask, list) else ~mask
