# wrong (test_supports_tilde): a set of those that know it
# says: should be a dict
supports_tilde = {"L", "Tensor", "ndarray", "DataFrame"}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, list) else ~mask
