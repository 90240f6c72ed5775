# wrong (test_colour_and_grey): resize with two arguments
# says: takes both sides in one tuple
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB").resize(size, size)
    return torch.tensor(np.array(im)).float() / 255
