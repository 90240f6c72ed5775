# wrong (test_colour_photo): the path in place of the image
# says: `fn` is only a path
def image_shape(fn):
    return fn.height, fn.width, 3
