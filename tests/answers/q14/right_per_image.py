# right: mT and swapaxes
def to_nchw(xb):
    return xb.swapaxes(1, 3).mT


def to_nhwc(xb):
    return xb.mT.swapdims(3, 1)
