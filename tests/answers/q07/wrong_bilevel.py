# wrong (test_bilevel): True / 255 is nearly black
# says: True / 255 is nearly black
def load_rgb(fn, size=64):
    im = Image.open(fn).resize((size, size))
    if im.mode == "1":
        return torch.tensor(np.array(im)).float()[..., None].expand(-1, -1, 3) / 255
    return torch.tensor(np.array(im.convert("RGB"))).float() / 255
