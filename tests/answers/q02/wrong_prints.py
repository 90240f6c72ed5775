# wrong (test_colour_photo): prints
def image_shape(fn):
    im = Image.open(fn)
    print((im.height, im.width, len(im.getbands())))
