# wrong (test_colour_and_grey): an array
# says: still a NumPy array
def load_rgb(fn, size=64):
    return np.array(Image.open(fn).convert("RGB").resize((size, size))).astype(np.float32) / 255
