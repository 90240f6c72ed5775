# wrong (test_not_turned): swaps the sides by hand where the tag says so
# says: The file's tag was followed
def image_shape(fn):
    im = Image.open(fn)
    h, w = im.height, im.width
    if im.getexif().get(0x0112) in (5, 6, 7, 8):
        h, w = w, h
    return h, w, len(im.getbands())
