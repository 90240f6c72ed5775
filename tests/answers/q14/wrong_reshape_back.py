# wrong (test_channels_last): reshape on the way back
# says: The shape is right
def to_nchw(xb):
    return xb.permute(0, 3, 1, 2)


def to_nhwc(xb):
    n, c, h, w = xb.shape
    return xb.reshape(n, h, w, c)
