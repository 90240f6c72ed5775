# wrong (test_colour_and_grey): a slice of the array
# says: corner cut out of the image
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("RGB"))[:size, :size]).float() / 255
