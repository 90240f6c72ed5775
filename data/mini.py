"""Mini-Imagenette: a drawn stand-in for Imagenette, of the same layout, for where there is no network.

    mini_imagenette-1/
        mini_imagenette.csv                   path,label,is_valid: one line an image, in order of path
        train/n01440764/n01440764_2077.JPEG   80 a class
        val/n01440764/n01440764_1438.JPEG     20 a class

As in Imagenette the shorter side has 160 pixels, some images are grayscale, and the file's name is no safe
guide to its class: some begin with ILSVRC2012_val. Only the folder is.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PIL import Image

from data.cache import build, cache_folder
from data.canvas import SUPERSAMPLE, Paints, Pen, clutter, scene, shade, weather
from data.classes import CLASSES
from data.motifs import MOTIFS

VERSION = 1  # part of the folder's name: raise it whenever any picture changes
SPLITS = {"train": 80, "val": 20}  # images a class
SHORT_SIDE, LONGEST = 160, 240  # pixels


def mini_imagenette(root: str | Path | None = None) -> Path:
    """The folder that holds `train/` and `val/` of the drawn images, which is made on first use (in seconds).

    The same bytes every time, for one version of Pillow and NumPy. `root` is the folder to keep it in;
    without one, see `data.cache.cache_folder`. A folder that is there already is used as it is and never
    written to.

    Raises `CacheError` if the images are not there yet and cannot be written.
    """
    return build(cache_folder(root) / f"mini_imagenette-{VERSION}", _draw_all)


def _draw_all(folder: Path) -> None:
    rows = []
    for split, count in SPLITS.items():
        for label in CLASSES:
            (folder / split / label).mkdir(parents=True)
            for name, image in _pictures(label, split, count):
                path = f"{split}/{label}/{name}"
                image.save(folder / path, "JPEG", quality=88)
                rows.append((path, label, split == "val"))
    with open(folder / "mini_imagenette.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("path", "label", "is_valid"))
        writer.writerows(sorted(rows))


def _pictures(label: str, split: str, count: int) -> Iterator[tuple[str, Image.Image]]:
    """File names and pictures of one class in one split."""
    nth_class = list(CLASSES).index(label)
    first = 0 if split == "train" else SPLITS["train"]  # so that no file name occurs in both splits
    for index in range(first, first + count):
        image = picture(label, Random(f"{VERSION}/{label}/{split}/{index}"))
        if (index + 5 * nth_class) % 12 == 0:
            image = image.convert("L")
        number = 1 + (index * 7919 + nth_class * 1009) % 49999  # scattered, and unique among all images
        odd_one = index % 10 == 7
        yield (f"ILSVRC2012_val_{number:08d}.JPEG" if odd_one else f"{label}_{number}.JPEG"), image


def picture(label: str, rng: Random) -> Image.Image:
    """One RGB picture of the class `label` (an id from `CLASSES`); all of it follows from `rng`."""
    longer = rng.randint(SHORT_SIDE, LONGEST)
    size = (longer, SHORT_SIDE) if rng.random() < 0.7 else (SHORT_SIDE, longer)
    width, height = size[0] * SUPERSAMPLE, size[1] * SUPERSAMPLE
    image, behind = scene(rng, (width, height))
    motif, paints = MOTIFS[label], Paints.mix(rng)
    radius = rng.uniform(0.46, 0.53) * SHORT_SIDE * SUPERSAMPLE
    centre = (_within(rng, width, radius), _within(rng, height, radius))
    lean = rng.uniform(-motif.lean, motif.lean)
    motif.draw(Pen(image, centre, radius, lean, rng.uniform(0.85, 1.15), rng.random() < 0.5), rng, paints)
    for _ in range(rng.randint(0, 1)):  # something in the way
        clutter(rng, image, shade(rng.choice(behind), rng.uniform(-0.4, 0.4)), 0.05, 0.12)
    return weather(rng, image.reduce(SUPERSAMPLE))


def _within(rng: Random, length: int, radius: float) -> float:
    """Where a thing of `radius` may be centred so that little of it is cut off (in pixels)."""
    margin = min(0.9 * radius, length / 2)
    return rng.uniform(margin, length - margin)
