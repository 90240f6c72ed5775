# wrong (test_colour_photo): PIL's order, width first
# says: wrong way round: PIL's `size` is \(width, height\)
def image_shape(fn):
    im = Image.open(fn)
    return (*im.size, len(im.getbands()))
