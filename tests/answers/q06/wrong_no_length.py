# wrong (test_length): no __len__
# says: calls the method `__len__`, and this class has none
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(list(self.vocab).index(fn.parent.name))
        return x, y
