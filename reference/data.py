"""Images on disk, and a `Dataset` of (image, label) pairs over them.

Follows the "Data" section of the fastai book's chapter "A fastai Learner from Scratch". Folders have
Imagenette's layout: `train/<label>/*.JPEG` and `val/<label>/*.JPEG`.
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
    """What a dataset offers: a length, and a pair of tensors (x, y) at every index below it."""

    def __len__(self) -> int: ...

    def __getitem__(self, i: int, /) -> tuple[Tensor, Tensor]: ...


def image_files(path: str | Path) -> L:
    """Find every `*.JPEG` file below `path`, at any depth, as an `L` of `Path`s in sorted order.

    Raises NotADirectoryError if `path` is not a folder; an empty folder gives an empty `L`.
    """
    path = Path(path)
    if not path.is_dir():
        raise NotADirectoryError(f"{path} is not a folder of images")
    # Sorted, because each file system has its own order, and seeded runs would differ between machines.
    return L(sorted(path.rglob("*.JPEG")))


def split_by_folder(files: Iterable[Path]) -> tuple[L, L]:
    """Split files into (train, valid): the files in `train/<label>/`, and all others."""
    found = L(files)
    in_train = found.map(lambda fn: fn.parent.parent.name == "train")
    return found[in_train], found[~in_train]


def labels_of(files: Iterable[Path]) -> L:
    """Return the sorted, distinct labels of `files`. A file's label is the name of its folder."""
    return L(files).map(~Self.parent.name).unique(sort=True)


class Dataset:
    """Pairs of (image, label), which it reads from disk when you ask for them.

    `fns` are the paths of the images. `vocab` lists the labels in the order of their numbers: without it,
    they are the labels of `fns`, sorted. `v2i` maps each label to its number. Every image is resized to
    `size` by `size` pixels. Raises ValueError if the label of a file is not in `vocab`.
    """

    # In the chapter, `v2i` is a global variable, made from all files. Here each dataset has its own, so that
    # several can live side by side. Where the validation files may lack a label, give their dataset the
    # training set's `vocab`: otherwise the two would number their labels differently.
    def __init__(self, fns: Iterable[Path], vocab: Sequence[str] | None = None, size: int = 64) -> None:
        self.fns = L(fns)
        self.vocab = labels_of(self.fns) if vocab is None else L(vocab)
        self.v2i = self.vocab.val2idx()
        self.size = size
        unknown = [name for name in labels_of(self.fns) if name not in self.v2i]
        if unknown:
            raise ValueError(f"no such label in the vocab: {', '.join(unknown)}")

    def __len__(self) -> int:
        return len(self.fns)

    def __getitem__(self, i: int) -> tuple[Tensor, Tensor]:
        """Return x, float32 (size, size, 3) in [0, 1], and y, int64 (); raises IndexError past the end."""
        fn = self.fns[i]
        with Image.open(fn) as im:
            # Some of Imagenette's images are grayscale, and a batch needs three channels in each.
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
