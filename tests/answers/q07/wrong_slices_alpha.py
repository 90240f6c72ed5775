# wrong (test_palette): drops alpha by slicing, grey by expanding, and fails on a palette
# says: It fails on a palette image
def load_rgb(fn, size=64):
    im = Image.open(fn)
    if im.mode == "L":
        im = Image.merge("RGB", [im] * 3)
    return torch.tensor(np.array(im.resize((size, size)))[:, :, :3]).float() / 255
