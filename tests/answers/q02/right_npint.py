# right: NumPy's ints, from an array
def image_shape(fn):
    im = Image.open(fn)
    return tuple(np.array([im.height, im.width, len(im.getbands())]))
