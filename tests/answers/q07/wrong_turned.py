# wrong (test_colour_and_grey): a quarter turn
# says: mirrored or turned
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)).rotate(90))).float() / 255
