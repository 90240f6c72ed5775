# wrong (test_colour_and_grey): channels first
# says: The channels come first here
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float() / 255
    return x.permute(2, 0, 1)
