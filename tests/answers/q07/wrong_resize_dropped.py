# wrong (test_colour_and_grey): what resize returns is dropped
# says: use what `resize` returns
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB")
    im.resize((size, size))
    return torch.tensor(np.array(im)).float() / 255
