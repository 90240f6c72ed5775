# wrong (test_colour_and_grey): height and width swapped
# says: lies on its side
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float() / 255
    return x.transpose(0, 1)
