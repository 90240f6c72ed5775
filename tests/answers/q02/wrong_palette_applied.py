# wrong (test_palette): a palette is looked up first
# says: Converting an image changes
def image_shape(fn):
    im = Image.open(fn)
    if im.mode == "P":
        im = im.convert()
    return im.height, im.width, len(im.getbands())
