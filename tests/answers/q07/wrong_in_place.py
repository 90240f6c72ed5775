# wrong (test_colour_and_grey): divides bytes in place
# says: Dividing in place keeps the bytes
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size))))
    x /= 255
    return x
