# wrong (test_two_datasets): images are kept by path, whatever the size
# says: of one size
cache = {}
class ImageDataset:
    def __init__(self, files, vocab, size=64): self.files, self.vocab, self.size = files, vocab, size
    def __len__(self): return len(self.files)
    def __getitem__(self, i):
        fn = self.files[i]
        if fn not in cache:
            im = Image.open(fn).convert("RGB").resize((self.size, self.size))
            cache[fn] = torch.tensor(np.array(im)).float() / 255
        return cache[fn], torch.tensor(self.vocab.index(fn.parent.name))
