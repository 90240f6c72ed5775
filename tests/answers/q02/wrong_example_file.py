# wrong (test_colour_photo): opens another file than the one it is given
# says: numbers of the example's image
fn = path / "train/n03394916/n03394916_11872.JPEG"


def image_shape(file):
    a = np.atleast_3d(np.array(Image.open(fn)))
    return a.shape
