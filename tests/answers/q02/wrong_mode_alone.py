# wrong (test_colour_photo): the mode in place of a number
# says: has 3 channels, not RGB
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, im.mode
