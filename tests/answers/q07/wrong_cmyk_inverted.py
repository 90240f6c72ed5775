# wrong (test_inks): inks turned into light without the black one
# says: The black ink is left out
def load_rgb(fn, size=64):
    im = Image.open(fn).resize((size, size))
    if im.mode == "CMYK":
        return 1 - torch.tensor(np.array(im)[..., :3]).float() / 255
    return torch.tensor(np.array(im.convert("RGB"))).float() / 255
