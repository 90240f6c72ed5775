# wrong (test_colour_photo): the numbers of the example
# says: numbers of the example's image
def image_shape(fn):
    return 160, 220, 3
