# wrong (test_colour_photo): channels first
# says: The channels come last
def image_shape(fn):
    im = Image.open(fn)
    return len(im.getbands()), im.height, im.width
