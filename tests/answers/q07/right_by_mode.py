# right: every mode by hand, without convert
def as_rgb(im):
    a = np.array(im)
    if im.mode == "1":
        a = a.astype(np.uint8) * 255
    if im.mode == "P":
        pal = im.getpalette()
        table = np.zeros((256, 3), np.uint8)
        table[: len(pal) // 3] = np.array(pal).reshape(-1, 3)
        a = table[a]
    if im.mode == "CMYK":
        a = a / 255
        a = 255 * (1 - a[..., :3]) * (1 - a[..., 3:])
    if a.ndim == 2:
        a = np.repeat(a[:, :, None], 3, 2)
    return a[..., :3]


def load_rgb(fn: Path, size: int = 64) -> torch.Tensor:
    a = torch.tensor(as_rgb(Image.open(fn))).float() / 255
    rows = torch.linspace(0, len(a) - 1, size).round().long()
    cols = torch.linspace(0, a.shape[1] - 1, size).round().long()
    return a[rows][:, cols]
