# wrong (test_grayscale): no channels for grayscale
def image_shape(fn):
    return np.array(Image.open(fn)).shape
