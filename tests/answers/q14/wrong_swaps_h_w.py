# wrong (test_channels_first): height and width swapped
# says: Height and width are swapped
def to_nchw(xb):
    return xb.permute(0, 3, 2, 1)


def to_nhwc(xb):
    return xb.permute(0, 3, 2, 1)
