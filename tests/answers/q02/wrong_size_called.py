# wrong (test_colour_photo): size with parentheses
# says: `size` is an attribute, not a method
def image_shape(fn):
    im = Image.open(fn)
    w, h = im.size()
    return h, w, len(im.getbands())
