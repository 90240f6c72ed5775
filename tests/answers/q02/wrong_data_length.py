# wrong (test_longer_names): counted from the number of bytes, of which a pixel may take two
# says: 16 bits per pixel has 1 channel, not 2
def image_shape(fn):
    im = Image.open(fn)
    n = im.height * im.width
    return (im.height, im.width, len(im.tobytes()) // n)
