# wrong (test_supports_tilde): words instead of bools
# says: The value for 'L' should be True or False
supports_tilde = {"L": "yes", "Tensor": "yes", "ndarray": "yes", "list": "no", "DataFrame": "yes"}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, list) else ~mask
