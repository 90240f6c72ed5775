# wrong (test_pairs): ImageOps.fit, which crops
# says: cut off at the (left and right|top and bottom)\. Scale the whole image
from PIL import ImageOps


class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = ImageOps.fit(Image.open(fn).convert("RGB"), (self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.tensor(self.vocab.index(fn.parent.name))
