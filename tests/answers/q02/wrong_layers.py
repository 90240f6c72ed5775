# wrong (test_grayscale): an attribute that only JPEGs have
# says: A PIL image has no such attribute
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, im.layers
