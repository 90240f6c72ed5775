# wrong (test_grayscale): always 3
# says: A grayscale image has 1 channel, not 3\. `len\(im\.getbands
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, 3
