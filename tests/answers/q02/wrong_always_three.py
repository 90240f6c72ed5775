# wrong (test_grayscale): always 3
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, 3
