# right: a list of NumPy's bools
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, (list, L)):
        return type(mask)(list(~np.array(list(mask))))
    return ~mask
