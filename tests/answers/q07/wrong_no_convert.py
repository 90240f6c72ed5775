# wrong (test_colour_and_grey): no convert
# says: one channel, as the image is stored
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).resize((size, size)))).float() / 255
