# wrong (test_pairs): blue, green, red
# says: order blue, green, red
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)[..., ::-1].copy()).float() / 255
        y = torch.tensor(list(self.vocab).index(fn.parent.name))
        return x, y
