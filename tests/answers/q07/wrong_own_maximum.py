# wrong (test_colour_and_grey): divided by the image's own largest value
# says: too large by the same factor. Divide by 255, and not by the image's own largest value
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float()
    return x / x.max()
