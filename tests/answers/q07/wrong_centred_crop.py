# wrong (test_colour_and_grey): a square cut out of the middle first
# says: cut off at the (left and right|top and bottom)\. Scale the whole image
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB")
    side = min(im.size)
    left, top = (im.width - side) // 2, (im.height - side) // 2
    im = im.crop((left, top, left + side, top + side)).resize((size, size))
    return torch.tensor(np.array(im)).float() / 255
