# wrong (test_colour_and_grey): from -1 to 1
# says: run from -1 to 1
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float() / 255
    return (x - 0.5) / 0.5
