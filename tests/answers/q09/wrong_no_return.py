# wrong (test_arrays): forgets to return
# says: returns None
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    ~mask if not isinstance(mask, list) else [not m for m in mask]
