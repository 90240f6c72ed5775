# wrong (test_colour_photo): PIL's size alone
# says: PIL's `size`, \(width, height\)\. Turn it round, and add
def image_shape(fn):
    return Image.open(fn).size
