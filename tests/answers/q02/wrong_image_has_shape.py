# wrong (test_colour_photo): a NumPy habit
# says: PIL's image has no shape
def image_shape(fn):
    return Image.open(fn).shape
