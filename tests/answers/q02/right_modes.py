# right: a table of modes, and the file opened by hand
CHANNELS = {"1": 1, "L": 1, "P": 1, "LA": 2, "I;16": 1, "RGB": 3, "YCbCr": 3, "RGBA": 4, "CMYK": 4}


def image_shape(fn):
    with open(fn, "rb") as file:
        im = Image.open(file)
        w, h = im.size
        return h, w, CHANNELS[im.mode]
