# wrong (test_colour_and_grey): keeps the image's proportions
# says: Only one side has the right length
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB")
    im.thumbnail((size, size))
    return torch.tensor(np.array(im)).float() / 255
