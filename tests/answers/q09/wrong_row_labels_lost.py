# wrong (test_frame): the frame's row labels are lost
# says: The row labels are lost
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, pd.DataFrame):
        return pd.DataFrame({c: [not v for v in mask[c]] for c in mask.columns})
    return [not m for m in mask] if isinstance(mask, list) else ~mask
