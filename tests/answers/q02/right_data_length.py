# right: counted from the number of bytes
def image_shape(fn):
    im = Image.open(fn)
    n = im.height * im.width
    return (im.height, im.width, len(im.tobytes()) // n)
