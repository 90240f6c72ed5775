# wrong (test_two_dimensions): one dimension only
# says: `not` \(or an `if`\) asks for one truth value
supports_tilde = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def invert(mask):
    if isinstance(mask, pd.DataFrame):
        return ~mask
    out = [not m for m in mask]
    if isinstance(mask, list):
        return out
    return {L: L, torch.Tensor: torch.tensor, np.ndarray: np.array}[type(mask)](out)
