# right: tries ~ first, and falls back on NumPy
supports_tilde = dict(L=True, Tensor=True, ndarray=True, list=False, DataFrame=True)


def invert(mask):
    try:
        return ~mask
    except TypeError:
        return (~np.array(mask)).tolist()
