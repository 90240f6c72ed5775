# wrong (test_channels_first): a dimension twice
# says: once in permute|Each has to come once
def to_nchw(xb):
    return xb.permute(0, 3, 1, 1)


def to_nhwc(xb):
    return xb.permute(0, 2, 3, 1)
