# wrong (test_colour_photo): the array's size, which is the number of its values
# says: A colour image has 3 channels, not \d+
def image_shape(fn):
    im = np.array(Image.open(fn))
    return len(im), len(im[0]), im.size
