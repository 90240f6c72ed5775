# wrong (test_tiny_images): guesses the channels from a small last number
def image_shape(fn):
    a = np.array(Image.open(fn))
    return a.shape if a.shape[-1] <= 4 else (*a.shape, 1)
