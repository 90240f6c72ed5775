# wrong (test_colour_and_grey): converted to RGBA
# says: This has four channels\. Convert every image to `'RGB'`
def load_rgb(fn, size=64):
    return torch.tensor(np.array(Image.open(fn).convert("RGBA").resize((size, size)))).float() / 255
