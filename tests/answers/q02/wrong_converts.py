# wrong (test_grayscale): converts to RGB first
def image_shape(fn):
    return np.array(Image.open(fn).convert("RGB")).shape
