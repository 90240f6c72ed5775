# wrong (test_colour_and_grey): left and right swapped
# says: The image is mirrored or turned
def load_rgb(fn, size=64):
    x = torch.tensor(np.array(Image.open(fn).convert("RGB").resize((size, size)))).float() / 255
    return x.flip(1)
