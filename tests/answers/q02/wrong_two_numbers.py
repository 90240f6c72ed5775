# wrong (test_grayscale): no channels for grayscale
# says: number of channels is missing
def image_shape(fn):
    return np.array(Image.open(fn)).shape
