# right: NumPy adds the missing dimension, and np.int64s come back
def image_shape(fn):
    with Image.open(fn) as image:
        pixels = np.atleast_3d(np.asarray(image))
    return tuple(np.array(pixels.shape))
