# right: einsum, which names the dimensions
def to_nchw(xb):
    return torch.einsum("nhwc->nchw", xb)


def to_nhwc(xb):
    print(xb.shape)
    return torch.einsum("nchw->nhwc", xb)
