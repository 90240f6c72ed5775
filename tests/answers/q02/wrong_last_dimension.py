# wrong (test_grayscale): takes the width for the channels of a grayscale image
# says: is the width again
def image_shape(fn):
    a = np.array(Image.open(fn))
    return a.shape[0], a.shape[1], a.shape[-1]
