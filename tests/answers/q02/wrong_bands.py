# wrong (test_colour_photo): the names of the channels in place of their number
# says: These are the channels' names
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, im.getbands()
