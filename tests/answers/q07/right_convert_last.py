# right: converts after resizing, divides in NumPy as float32
def load_rgb(fn, size=64):
    with Image.open(fn) as im:
        im = im.resize((size, size)).convert("RGB")
        return torch.from_numpy(np.asarray(im, dtype="float32") / np.float32(255))
