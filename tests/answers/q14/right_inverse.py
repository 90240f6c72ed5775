# right: one from the other, with partial and argsort
from functools import partial

channels_first = (0, 3, 1, 2)
to_nchw = partial(torch.permute, dims=channels_first)
to_nhwc = partial(torch.permute, dims=tuple(np.argsort(channels_first).tolist()))
