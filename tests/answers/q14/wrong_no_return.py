# wrong (test_channels_first): forgets to return
# says: returns None
def to_nchw(xb):
    xb.permute(0, 3, 1, 2)


def to_nhwc(xb):
    xb.permute(0, 2, 3, 1)
