# wrong (test_grayscale): converts to RGB first
# says: Converting an image changes what the file stores
def image_shape(fn):
    return np.array(Image.open(fn).convert("RGB")).shape
