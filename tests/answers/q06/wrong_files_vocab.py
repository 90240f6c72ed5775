# wrong (test_labels_follow_vocab): a vocab of the files' own labels
# says: place among the labels of these files
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(sorted({f.parent.name for f in self.files}).index(fn.parent.name))
        return x, y
