# wrong (test_channels_first): the batch's dimension moves too
# says: not in the right order|not where their pixel
def to_nchw(xb):
    return xb.permute(3, 0, 1, 2)


def to_nhwc(xb):
    return xb.permute(1, 2, 3, 0)
