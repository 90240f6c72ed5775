# right: by way of NumPy, which shares the memory as well
def move(xb, *axes):
    return torch.from_numpy(xb.detach().numpy().transpose(axes))


def to_nchw(xb):
    return move(xb, 0, 3, 1, 2)


def to_nhwc(xb):
    return move(xb, 0, 2, 3, 1)
