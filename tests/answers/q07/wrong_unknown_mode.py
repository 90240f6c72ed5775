# wrong (test_colour_and_grey): a mode that PIL does not have
# says: PIL does not know this conversion
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("BGR").resize((size, size)))).float() / 255
