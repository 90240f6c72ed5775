# wrong (test_inks): CMYK's four channels cut to three
# says: first three of the four inks
def load_rgb(fn, size=64):
    im = Image.open(fn).resize((size, size))
    if im.mode in ("L", "P", "1"):
        im = im.convert("RGB")
    return torch.tensor(np.array(im)[..., :3]).float() / 255
