# wrong (test_frame): ~ of each element of a frame
# says: ~True is -.* and ~False is -.*: Python's own
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, pd.DataFrame):
        return pd.DataFrame([[~bool(v) for v in row] for row in mask.values], mask.index, mask.columns)
    return [not m for m in mask] if isinstance(mask, list) else ~mask
