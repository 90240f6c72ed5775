# wrong (test_longer_names): counts the letters of the mode's name
# says: letters of a mode's name are not its channels
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, len(im.mode)
