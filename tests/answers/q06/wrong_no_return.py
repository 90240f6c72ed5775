# wrong (test_pairs): no return
# says: `ds\[i\]` is None\. Is there a return
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(self.vocab.index(fn.parent.name))
