# wrong (test_supports_tilde): words instead of bools
supports_tilde = {"L": "yes", "Tensor": "yes", "ndarray": "yes", "list": "no", "DataFrame": "yes"}


def invert(mask):
    return [not m for m in mask] if isinstance(mask, list) else ~mask
