# right: inherits from PyTorch's Dataset, with as_tensor and a vocab kept as a list
from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, files, vocab, size=64):
        super().__init__()
        self.items = list(files)
        self.vocab = list(vocab)
        self.size = size

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        f = self.items[i]
        with Image.open(f) as img:
            img = img.resize((self.size, self.size), Image.BILINEAR).convert("RGB")
            arr = np.asarray(img, dtype=np.float32) / 255.0
        return torch.from_numpy(arr.copy()), torch.as_tensor(self.vocab.index(f.parent.name), dtype=torch.long)
