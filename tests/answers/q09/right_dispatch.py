# right: single dispatch, each type its own way
from functools import singledispatch

supports_tilde = {"DataFrame": True, "L": True, "list": False, "ndarray": True, "Tensor": True}


@singledispatch
def invert(mask):
    return L(not o for o in mask)


@invert.register
def _(mask: list):
    return [o is False for o in mask]


@invert.register
def _(mask: np.ndarray):
    return np.logical_not(mask)


@invert.register
def _(mask: torch.Tensor):
    return torch.logical_not(mask)


@invert.register
def _(mask: pd.DataFrame):
    return pd.DataFrame(np.invert(mask.to_numpy()), index=mask.index, columns=mask.columns)
