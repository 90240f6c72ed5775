# wrong (test_colour_photo): the array's shape reversed
# says: wrong way round: \(height, width, channels\)
def image_shape(fn):
    return np.atleast_3d(np.array(Image.open(fn))).shape[::-1]
