# wrong (test_labels_follow_vocab): a global vocab
# says: among all classes of the notebook's `path`
vocab = L(sorted({f.parent.name for f in path.rglob('*.JPEG')}))


class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.size = files, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(list(vocab).index(fn.parent.name))
        return x, y
