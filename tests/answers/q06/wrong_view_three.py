# wrong (test_grayscale): a grayscale image cannot be viewed as three channels
# says: One of these images is grayscale
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        x = x.view(self.size, self.size, 3)
        y = torch.tensor(list(self.vocab).index(fn.parent.name))
        return x, y
