# wrong (test_pairs): __init__ with an i too many
# says: has no `__init__` that takes them
class ImageDataset:
    def __iniit__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, list(vocab), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        return x, torch.tensor(self.vocab.index(fn.parent.name))
