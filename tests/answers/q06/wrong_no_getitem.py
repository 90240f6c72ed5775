# wrong (test_pairs): __iter__ in place of __getitem__
# says: calls the method `__getitem__`, and this class has none
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __iter__(self):
        for fn in self.files:
            im = Image.open(fn).convert("RGB").resize((self.size, self.size))
            yield torch.tensor(np.array(im)).float() / 255, torch.tensor(self.vocab.index(fn.parent.name))
