# wrong (test_grayscale): guesses the channels from a small last number
# says: number of channels is missing
def image_shape(fn):
    a = np.array(Image.open(fn))
    return a.shape if a.shape[-1] <= 4 else (*a.shape, 1)
