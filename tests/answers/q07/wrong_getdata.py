# wrong (test_colour_and_grey): a list of pixels
# says: in one long row
def load_rgb(fn, size=64):
    return torch.tensor(list(Image.open(fn).convert("RGB").resize((size, size)).getdata())).float() / 255
