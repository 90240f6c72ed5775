# wrong (test_pairs): size is read without self
# says: gets it in `__init__`
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((size, size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.tensor(self.vocab.index(fn.parent.name))
