# wrong (test_colour_photo): a list
def image_shape(fn):
    im = Image.open(fn)
    return [im.height, im.width, len(im.getbands())]
