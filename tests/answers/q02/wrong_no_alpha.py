# wrong (test_transparency): three channels, or one
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, 1 if im.mode in ("L", "P") else 3
