# wrong (test_two_datasets): kept on the class
# says: must be kept on self
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        ImageDataset.files, ImageDataset.vocab, ImageDataset.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(list(self.vocab).index(fn.parent.name))
        return x, y
