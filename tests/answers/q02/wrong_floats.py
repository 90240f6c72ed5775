# wrong (test_colour_photo): floats
# says: Return whole numbers, not floats
def image_shape(fn):
    im = Image.open(fn)
    return float(im.height), float(im.width), float(len(im.getbands()))
