# right: one image for each channel
def image_shape(fn):
    im = Image.open(fn)
    im.load()
    width, height = im.size
    return height, width, len(im.split())
