# wrong (test_palette): P to L, and L to RGB
# says: The colours are gone. Convert to .'RGB'
def load_rgb(fn, size=64):
    im = Image.open(fn).resize((size, size))
    if im.mode == "P":
        im = im.convert("L")
    return torch.tensor(np.array(im.convert("RGB"))).float() / 255
