# wrong (test_pairs): a float label
# says: y is float32\. It should be int64
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.tensor(float(self.vocab.index(fn.parent.name)))
