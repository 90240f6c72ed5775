# wrong (test_frame): a loop over a frame goes over its columns' names
# says: A loop over a frame goes over its columns'
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, (list, pd.DataFrame)):
        return [not m for m in mask]
    return ~mask
