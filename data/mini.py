"""Mini-Imagenette: a drawn stand-in for Imagenette, of the same layout, for where there is no network.

    mini_imagenette-1/
        mini_imagenette.csv                   path,label,is_valid: one line an image, in order of path
        train/n01440764/n01440764_2077.JPEG   80 a class
        val/n01440764/n01440764_1438.JPEG     20 a class

As in Imagenette the shorter side has 160 pixels, some images are grayscale, and the file's name is no safe
guide to its class: some begin with ILSVRC2012_val. Only the folder is.
"""

import csv
from pathlib import Path

from data.cache import build, cache_folder
from data.classes import CLASSES

VERSION = 1  # part of the folder's name and of what is drawn: raise it whenever any picture changes
SPLITS = {"train": 80, "val": 20}  # images a class


def mini_imagenette(root: str | Path | None = None) -> Path:
    """The folder that holds `train/` and `val/` of the drawn images, which is made on first use (in seconds).

    The same bytes every time, for one version of Pillow and NumPy. `root` is the folder to keep it in;
    without one, see `data.cache.cache_folder`. A folder that is there already is used as it is and never
    written to.

    Raises `CacheError` if the images are not there yet and cannot be written.
    """
    return build(cache_folder(root) / f"mini_imagenette-{VERSION}", _draw_all)


def _draw_all(folder: Path) -> None:
    # Imported here, because drawing code is slow to import and the images are nearly always there already.
    from data.pictures import pictures

    rows = []
    for split, count in SPLITS.items():
        first = 0 if split == "train" else SPLITS["train"]  # so that no file name occurs in both splits
        for label in CLASSES:
            (folder / split / label).mkdir(parents=True)
            for name, image in pictures(VERSION, label, split, range(first, first + count)):
                path = f"{split}/{label}/{name}"
                image.save(folder / path, "JPEG", quality=88)
                rows.append((path, label, split == "val"))
    with open(folder / "mini_imagenette.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("path", "label", "is_valid"))
        writer.writerows(sorted(rows))
