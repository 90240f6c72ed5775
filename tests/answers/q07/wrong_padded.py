# wrong (test_colour_and_grey): fitted into the square, with black bars
# says: Something was added.*is black
# not: All values are 0
from PIL import ImageOps


def load_rgb(fn, size=64):
    im = ImageOps.pad(Image.open(fn).convert("RGB"), (size, size))
    return torch.tensor(np.array(im)).float() / 255
