# wrong (test_palette): a palette is taken for RGB
# says: image with a palette has 1 channel, not 3
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, 1 if im.mode == "L" else 3
