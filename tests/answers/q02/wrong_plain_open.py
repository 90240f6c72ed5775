# wrong (test_colour_photo): Python's own open
# says: Python's own `open`
def image_shape(fn):
    with open(fn) as im:
        return im.height, im.width, 3
