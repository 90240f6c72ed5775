# wrong (test_longer_names): a table of modes that ends too soon
# says: table of modes does not have this one
def image_shape(fn):
    im = Image.open(fn)
    return im.height, im.width, {"L": 1, "P": 1, "RGB": 3, "RGBA": 4, "CMYK": 4}[im.mode]
