# right: a case for each mode
def load_rgb(fn, size=64):
    with Image.open(fn) as im:
        im = im.resize((size, size), Image.Resampling.NEAREST)
        a = np.array(im).astype("float32")
        if im.mode == "RGB": out = a / 255
        elif im.mode == "L": out = np.repeat(a[..., None], 3, -1) / 255
        elif im.mode == "RGBA": out = a[..., :3] / 255
        elif im.mode == "1": out = np.dstack([a, a, a])
        elif im.mode == "CMYK": out = (1 - a[..., :3] / 255) * (1 - a[..., 3:] / 255)
        else: out = np.array(im.getpalette("RGB"), dtype="float32").reshape(-1, 3)[np.array(im)] / 255
        return torch.tensor(out, dtype=torch.float32)
