# wrong (test_colour_photo): PIL's order, width first
def image_shape(fn):
    im = Image.open(fn)
    return (*im.size, len(im.getbands()))
