# wrong (test_pairs): torch.Tensor of an int
# says: with a capital T, makes n numbers without meaning
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.Tensor(self.vocab.index(fn.parent.name))
