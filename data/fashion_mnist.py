"""Fashion-MNIST, photographs of clothes, as folders of images: `python -m data.fashion_mnist` makes them.

    fashion_mnist-500-100/
        train/ankle_boot/00000.png    500 a class
        val/ankle_boot/00001.png      100 a class

The images (28x28 pixels, in gray, 6000 and 1000 a class) are those of the Debian package
dataset-fashion-mnist. From Han Xiao, Kashif Rasul and Roland Vollgraf, "Fashion-MNIST: a Novel Image Dataset
for Benchmarking Machine Learning Algorithms" (2017); MIT License.
"""

import argparse
import gzip
import sys
import zlib
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from data.cache import build, cache_folder
from data.errors import DataError

PACKAGE = "dataset-fashion-mnist"
SOURCE = Path("/usr/share/datasets/fashion-mnist")  # where the package puts its files
LABELS = (
    "t-shirt",
    "trouser",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle_boot",
)
KINDS = ("images-idx3", "labels-idx1")
PARTS = {"train": "train", "val": "t10k"}  # our names, and those of the package's files


def fashion_mnist(
    root: str | Path | None = None, train: int = 500, valid: int = 100, source: str | Path = SOURCE
) -> Path:
    """The folder that holds `train/` and `val/`, with the first `train` and `valid` images of each class.

    It is made on first use, in `root` or else in `data.cache.cache_folder()`. `source` is the folder with the
    package's four `*-ubyte.gz` files.

    Raises `DataError` if these are not there, or are damaged, or hold fewer images of a class than asked for;
    `CacheError` if the folder cannot be written.
    """
    target = cache_folder(root) / f"fashion_mnist-{train}-{valid}"
    return build(target, partial(_fill, counts={"train": train, "val": valid}, source=Path(source)))


def _fill(folder: Path, counts: dict[str, int], source: Path) -> None:
    for part, count in counts.items():
        images, labels = (_read(source / f"{PARTS[part]}-{kind}-ubyte.gz") for kind in KINDS)
        for number, label in enumerate(LABELS):
            places = np.flatnonzero(labels == number)
            if not 0 < count <= len(places):
                raise DataError(f"there are 1 to {len(places)} images of {label} for {part}/, not {count}")
            (folder / part / label).mkdir(parents=True)
            for i in places[:count]:
                Image.fromarray(images[i]).save(folder / part / label / f"{i:05}.png")


def _read(file: Path) -> np.ndarray:
    """The array in an IDX file: two zeros, the type (8: bytes), the number of axes, each one's length, data."""
    try:
        raw = gzip.decompress(file.read_bytes())
        header = 4 + 4 * raw[3]
        shape = np.frombuffer(raw[4:header], ">i4")
        return np.frombuffer(raw[header:], np.uint8).reshape(shape)
    except FileNotFoundError:
        raise DataError(
            f"There is no {file}. On Debian and Ubuntu, `apt-get install {PACKAGE}` puts it there; elsewhere, "
            "--source names the folder that holds Fashion-MNIST's four *-ubyte.gz files."
        ) from None
    except (OSError, EOFError, zlib.error, IndexError, ValueError) as error:
        raise DataError(f"{file} cannot be read ({error}): install {PACKAGE} again") from error


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 if the images are there, 1 if they cannot be had, 2 if asked for something else."""
    parser = argparse.ArgumentParser(
        prog="python -m data.fashion_mnist",
        description="Make folders of Fashion-MNIST's images if need be, and print where they are.",
    )
    parser.add_argument("--root", type=Path, help="the folder to make the folder in (the user's cache)")
    parser.add_argument(
        "--train", type=int, default=500, help="images a class to learn from, at most 6000 (500)"
    )
    parser.add_argument(
        "--valid", type=int, default=100, help="images a class to validate on, at most 1000 (100)"
    )
    parser.add_argument("--source", type=Path, default=SOURCE, help=f"the files of {PACKAGE} ({SOURCE})")
    options = parser.parse_args(arguments)
    try:
        print(fashion_mnist(options.root, options.train, options.valid, options.source))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
