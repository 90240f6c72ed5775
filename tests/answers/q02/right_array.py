# right: by way of a NumPy array
def image_shape(fn):
    a = np.array(Image.open(fn))
    return a.shape if a.ndim == 3 else (*a.shape, 1)
