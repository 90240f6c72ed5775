# wrong (test_channels_last): the same order both ways
# says: The dimensions are not in the right order
def to_nchw(xb):
    return xb.permute(0, 3, 1, 2)


def to_nhwc(xb):
    return xb.permute(0, 3, 1, 2)
