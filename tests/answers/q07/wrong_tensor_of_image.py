# wrong (test_colour_and_grey): a tensor straight from the image
# says: becomes an array first
def load_rgb(fn, size=64):
    return torch.tensor(Image.open(fn).convert("RGB").resize((size, size))).float() / 255
