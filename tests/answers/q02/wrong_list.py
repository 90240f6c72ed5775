# wrong (test_colour_photo): a list
# says: in a list\. Return a tuple
def image_shape(fn):
    im = Image.open(fn)
    return [im.height, im.width, len(im.getbands())]
