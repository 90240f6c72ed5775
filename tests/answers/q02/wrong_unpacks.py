# wrong (test_grayscale): fails where the array has two dimensions
def image_shape(fn):
    h, w, c = np.array(Image.open(fn)).shape
    return h, w, c
