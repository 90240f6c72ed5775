# wrong (test_colour_and_grey): float64
# says: This is float64.*`\.float\(\)`
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size))) / 255)
