# wrong (test_channels_first): sizes written in
# says: The sizes are written into the function
def to_nchw(xb):
    return xb.permute(0, 3, 1, 2).reshape(-1, 3, 64, 64)


def to_nhwc(xb):
    return xb.permute(0, 2, 3, 1).reshape(-1, 64, 64, 3)
