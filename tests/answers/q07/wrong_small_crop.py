# wrong (test_colour_and_grey): resized a little too large, then cut
# says: cut off on all sides
def load_rgb(fn, size=64):
    big = size + size // 4
    im = Image.open(fn).convert("RGB").resize((big, big))
    cut = (big - size) // 2
    im = im.crop((cut, cut, cut + size, cut + size))
    return torch.tensor(np.array(im)).float() / 255
