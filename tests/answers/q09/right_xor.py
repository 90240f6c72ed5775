# right: exclusive or
from collections import defaultdict

supports_tilde = defaultdict(lambda: True)
supports_tilde.update({"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True})


def invert(mask):
    match mask:
        case list() | L():
            return type(mask)([True ^ bool(o) for o in mask])
        case _:
            return mask ^ True
