# wrong (test_colour_and_grey): a tensor's method on an array
# says: NumPy array, and the method is a tensor's
def load_rgb(fn, size=64):
    return np.array(Image.open(fn).convert("RGB").resize((size, size))).float() / 255
