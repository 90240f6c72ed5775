# wrong (test_colour_and_grey): the top left corner
# says: Something was added.*is black
def load_rgb(fn, size=64):
    im = Image.open(fn).convert("RGB").crop((0, 0, size, size))
    return torch.tensor(np.array(im)).float() / 255
