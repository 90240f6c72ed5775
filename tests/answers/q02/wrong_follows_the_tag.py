# wrong (test_not_turned): turns the image as its tag asks
# says: The file's tag was followed
# not: wrong way round
from PIL import ImageOps


def image_shape(fn):
    im = ImageOps.exif_transpose(Image.open(fn))
    return im.height, im.width, len(im.getbands())
