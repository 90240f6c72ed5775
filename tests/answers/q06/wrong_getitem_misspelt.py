# wrong (test_pairs): __getitem__ with a missing underscore
# says: calls the method `__getitem__`, and this class has none
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem_(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.tensor(self.vocab.index(fn.parent.name))
