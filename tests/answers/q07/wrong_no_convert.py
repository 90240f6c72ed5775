# wrong (test_colour_and_grey): no convert
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).resize((size, size)))).float() / 255
