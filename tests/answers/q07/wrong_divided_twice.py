# wrong (test_colour_and_grey): divided twice
# says: divided by 255 twice
def load_rgb(fn, size=64):
    a = np.array(Image.open(fn).convert("RGB").resize((size, size)), dtype=np.float32) / 255
    return torch.tensor(a).float() / 255
