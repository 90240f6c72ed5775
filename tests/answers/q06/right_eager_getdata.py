# right: opens everything at the start, reads pixels with tobytes, and yields lists of two
def pixels(fn, size):
    im = Image.open(fn).convert("RGB")
    im = im.resize((size, size), resample=Image.Resampling.LANCZOS)
    flat = torch.frombuffer(bytearray(im.tobytes()), dtype=torch.uint8)
    return flat.view(size, size, 3).to(torch.float32).div_(255)


class ImageDataset:
    def __init__(self, files, vocab, size=64):
        print("reading", len(files), "files")
        names = {name: torch.tensor(k) for k, name in enumerate(vocab)}
        self.xs = [pixels(f, size) for f in files]
        self.ys = [names[str(f.parent.name)] for f in files]

    def __len__(self):
        return len(self.ys)

    def __getitem__(self, i):
        return [self.xs[i], self.ys[i]]

    def __iter__(self):
        return iter(zip(self.xs, self.ys))
