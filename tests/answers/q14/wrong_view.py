# wrong (test_channels_first): view
# says: The shape is right
def to_nchw(xb):
    n, h, w, c = xb.shape
    return xb.view(n, c, h, w)


def to_nhwc(xb):
    n, c, h, w = xb.shape
    return xb.view(n, h, w, c)
