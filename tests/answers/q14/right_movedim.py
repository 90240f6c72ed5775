# right: movedim, with negative numbers
to_nchw = lambda xb: xb.movedim(-1, 1)
to_nhwc = lambda xb: torch.moveaxis(xb, 1, -1)
