# wrong (test_pairs): keeps the image's proportions
# says: Only one side has the right length
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB")
        im.thumbnail((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(list(self.vocab).index(fn.parent.name))
        return x, y
