# right: a list goes through an L
supports_tilde = {}
for kind in ["L", "Tensor", "ndarray", "DataFrame"]:
    supports_tilde[kind] = True
supports_tilde["list"] = False

invert = lambda mask: list(~L(mask)) if isinstance(mask, list) else ~mask
