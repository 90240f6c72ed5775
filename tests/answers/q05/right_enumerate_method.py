# right: L's own enumerate and starmap-like unpacking
def my_val2idx(items):
    return dict((v, k) for k, v in L(items).enumerate())
