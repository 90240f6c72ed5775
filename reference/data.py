"""Images on disk, and a `Dataset` of (image, label) pairs over them.

Follows the "Data" section of the fastai book's chapter "A fastai Learner from Scratch". The folders are
laid out as Imagenette's are: `train/<label>/*.JPEG` and `val/<label>/*.JPEG`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from fastcore.basics import Self
from fastcore.foundation import L
from PIL import Image
from torch import Tensor


class Pairs(Protocol):
    """What a dataset has to offer: a length, and a pair of tensors (x, y) at every index below it."""

    def __len__(self) -> int: ...

    def __getitem__(self, i: int, /) -> tuple[Tensor, Tensor]: ...


def image_files(path: str | Path) -> L:
    """Find every `*.JPEG` file below `path`, at any depth, as an `L` of `Path`s in sorted order.

    Raises NotADirectoryError if `path` is not a folder; an empty folder gives an empty `L`.
    """
    path = Path(path)
    if not path.is_dir():
        raise NotADirectoryError(f"{path} is not a folder of images")
    # The file system lists files in an order of its own, which would make seeded runs differ between
    # machines.
    return L(sorted(path.rglob("*.JPEG")))


def split_by_folder(files: Iterable[Path]) -> tuple[L, L]:
    """Split files into (train, valid): those two folders below one called `train`, and all others."""
    found = L(files)
    in_train = found.map(lambda fn: fn.parent.parent.name == "train")
    return found[in_train], found[~in_train]


def labels_of(files: Iterable[Path]) -> L:
    """The sorted, distinct labels of `files`, a label being the name of the folder that a file is in."""
    return L(files).map(~Self.parent.name).unique(sort=True)


class Dataset:
    """Pairs of (image, label), read from disk when they are asked for.

    `files` are the images' paths; `vocab` lists the labels in the order of their numbers; every image is
    resized to `size` by `size` pixels. Raises ValueError if a file's label is not in `vocab`.
    """

    def __init__(self, files: Iterable[Path], vocab: Sequence[str], size: int = 64) -> None:
        self.files = L(files)
        self.v2i = L(vocab).val2idx()
        self.size = size
        unknown = [name for name in labels_of(self.files) if name not in self.v2i]
        if unknown:
            raise ValueError(f"no such label in the vocab: {', '.join(unknown)}")

    def __len__(self) -> int:
        return len(self.files)

    def __getitem__(self, i: int) -> tuple[Tensor, Tensor]:
        """Return x, float32 (size, size, 3) in [0, 1], and y, int64 (); raises IndexError past the end."""
        fn = self.files[i]
        with Image.open(fn) as im:
            # Imagenette has some grayscale images among the coloured ones; a batch needs three channels of
            # each.
            rgb = im.convert("RGB").resize((self.size, self.size))
        x = torch.from_numpy(np.array(rgb)).float() / 255
        return x, torch.tensor(self.v2i[fn.parent.name])


def collate(idxs: Iterable[int], ds: Pairs) -> tuple[Tensor, Tensor]:
    """Stack the items of `ds` at the n indices `idxs` into one batch: xb (n, *x.shape) and yb (n, *y.shape).

    Images of (64, 64, 3) with labels of () give (n, 64, 64, 3) and (n,). Raises RuntimeError if shapes
    differ.
    """
    xs, ys = zip(*(ds[i] for i in idxs), strict=True)
    return torch.stack(xs), torch.stack(ys)
