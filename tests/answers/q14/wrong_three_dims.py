# wrong (test_channels_first): for a single image
# says: permute takes one number for each of the four
def to_nchw(xb):
    return xb.permute(2, 0, 1)


def to_nhwc(xb):
    return xb.permute(1, 2, 0)
