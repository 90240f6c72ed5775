# right: val2idx, a grayscale image stacked by hand, resized by torch, a check of the index
import torch.nn.functional as F


class ImageDataset:
    def __init__(self, files: L, vocab: L, size: int = 64):
        self.files, self.v2i, self.sz = files, vocab.val2idx(), size

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        if i >= len(self):
            raise IndexError(f"no item {i} in a dataset of {len(self)}")
        fn = self.files[i]
        arr = np.array(Image.open(fn))
        if arr.ndim == 2:
            arr = np.stack([arr] * 3, axis=-1)
        x = torch.tensor(arr, dtype=torch.float32).permute(2, 0, 1)[None] / 255
        x = F.interpolate(x, (self.sz, self.sz), mode="bilinear", align_corners=False)
        return x[0].permute(1, 2, 0), torch.tensor(self.v2i[fn.parts[-2]])
