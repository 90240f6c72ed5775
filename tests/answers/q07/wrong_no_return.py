# wrong (test_colour_and_grey): no return
# says: It returns None
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float() / 255
