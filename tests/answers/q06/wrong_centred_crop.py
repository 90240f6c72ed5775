# wrong (test_pairs): a square cut out of the middle first
# says: cut off at the (left and right|top and bottom)\. Scale the whole image
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB")
        side = min(im.size)
        left, top = (im.width - side) // 2, (im.height - side) // 2
        im = im.crop((left, top, left + side, top + side)).resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.tensor(self.vocab.index(fn.parent.name))
