# wrong (test_colour_photo): prints
# says: It returns None
def image_shape(fn):
    im = Image.open(fn)
    print((im.height, im.width, len(im.getbands())))
