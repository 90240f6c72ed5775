# wrong (test_shares_memory): contiguous()
# says: What is written into the batch does not show
def to_nchw(xb):
    return xb.permute(0, 3, 1, 2).contiguous()


def to_nhwc(xb):
    return xb.permute(0, 2, 3, 1).contiguous()
