# wrong (test_palette): whatever has one channel is taken for grey
# says: numbers of the palette's entries
def load_rgb(fn, size=64):
    a = np.array(Image.open(fn).resize((size, size)))
    if a.ndim == 2:
        a = np.stack([a, a, a], axis=2)
    return torch.tensor(a[:, :, :3]).float() / 255
