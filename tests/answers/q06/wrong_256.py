# wrong (test_white_and_black): divided by 256, so that white is less than 1
# says: 255 / 255 is 1
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        im = Image.open(self.files[i]).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 256
        return x, torch.tensor(self.vocab.index(self.files[i].parent.name))
