# right: two transposes each
def to_nchw(xb):
    return xb.transpose(2, 3).transpose(1, 2)


def to_nhwc(xb):
    return xb.transpose(1, 2).transpose(2, 3)
