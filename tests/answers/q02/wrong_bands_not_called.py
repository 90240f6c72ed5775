# wrong (test_colour_photo): getbands without parentheses
# says: `getbands` is a method: call it
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, len(im.getbands)
