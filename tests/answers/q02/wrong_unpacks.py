# wrong (test_grayscale): fails where the array has two dimensions
# says: only two dimensions, height and width
def image_shape(fn):
    h, w, c = np.array(Image.open(fn)).shape
    return h, w, c
