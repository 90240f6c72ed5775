"""Two datasets from any folder of images with Imagenette's layout."""

from pathlib import Path

from fastcore.foundation import L

from reference.data import Dataset, labels_of, split_by_folder

SUFFIXES = (".jpeg", ".jpg", ".png")
"""Endings of the names of images, in capitals or not."""


class FolderError(ValueError):
    """No model can be trained on this folder. The message is one line, and says what is missing."""


def datasets_in(folder: str | Path, size: int = 64) -> tuple[Dataset, Dataset, L]:
    """Return (train, valid, labels) of `folder`, with images of `size` by `size` pixels.

    `train/<label>/` holds the images to learn from; any other folder, such as `val/<label>/`, holds images for
    validation. Raises FolderError if there is no such folder, if either part is empty, if there are fewer
    than two labels, or if a label occurs in validation only.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FolderError(f"{folder} is not a folder")
    # Sorted, because each file system has its own order.
    files = L(sorted(fn for fn in folder.rglob("*") if fn.suffix.lower() in SUFFIXES))
    if not files:
        raise FolderError(f"there are no images in {folder} (their names end in {', '.join(SUFFIXES)})")
    train, valid = split_by_folder(files)
    if not train:
        raise FolderError(f"there are no images to learn from in {folder}: they belong in train/<label>/")
    if not valid:
        raise FolderError(f"there are no images to validate on in {folder}: they belong in val/<label>/")
    labels = labels_of(train)
    if len(labels) < 2:
        raise FolderError(f"there is nothing to tell apart in {folder}: every image is labelled {labels[0]}")
    unknown = [label for label in labels_of(valid) if label not in labels]
    if unknown:
        raise FolderError(f"no images to learn from in {folder} for the label {unknown[0]} of its validation")
    return Dataset(train, labels, size), Dataset(valid, labels, size), labels
