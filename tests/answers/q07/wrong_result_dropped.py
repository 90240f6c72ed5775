# wrong (test_colour_and_grey): convert returns a new image, which is dropped here
# says: use what `convert` returns
def load_rgb(fn, size=64):
    im = Image.open(fn)
    im.convert("RGB")
    im = im.resize((size, size))
    return torch.tensor(np.array(im)).float() / 255
