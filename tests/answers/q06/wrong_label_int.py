# wrong (test_pairs): the label as a plain int
# says: y is a plain int
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = list(self.vocab).index(fn.parent.name)
        return x, y
