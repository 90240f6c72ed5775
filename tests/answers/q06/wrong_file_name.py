# wrong (test_labels_follow_vocab): the label taken from the file's name
# says: the name of the image's own folder
class ImageDataset:
    def __init__(self, files, vocab, size=64):
        self.files, self.vocab, self.size = files, vocab, size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        fn = self.files[i]
        im = Image.open(fn).convert("RGB").resize((self.size, self.size))
        x = torch.tensor(np.array(im)).float() / 255
        y = torch.tensor(list(self.vocab).index(fn.name.split('_')[0]))
        return x, y
