# wrong (test_four_channels): three channels, or one
# says: colour image with transparency has 4 channels, not 3
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, 1 if im.mode in ("L", "P") else 3
