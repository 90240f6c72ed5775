"""Fashion-MNIST as folders: made here from files in the package's format, with a few images that can be told."""

import gzip
import struct

import numpy as np
import pytest
from PIL import Image

from data import DataError
from data.fashion_mnist import LABELS, SOURCE, fashion_mnist, main

PER_CLASS = {"train": 3, "t10k": 2}


@pytest.fixture
def source(tmp_path):
    """Images i of a part are all gray level i; classes take turns."""
    folder = tmp_path / "source"
    folder.mkdir()
    for part, count in PER_CLASS.items():
        n = 10 * count
        images = np.repeat(np.arange(n, dtype=np.uint8), 28 * 28).tobytes()
        labels = bytes(i % 10 for i in range(n))
        for name, header, content in [
            ("images-idx3", struct.pack(">4B3i", 0, 0, 8, 3, n, 28, 28), images),
            ("labels-idx1", struct.pack(">4Bi", 0, 0, 8, 1, n), labels),
        ]:
            (folder / f"{part}-{name}-ubyte.gz").write_bytes(gzip.compress(header + content))
    return folder


def test_images_go_to_the_folder_of_their_class(source, tmp_path):
    folder = fashion_mnist(tmp_path, train=3, valid=1, source=source)
    for part, count in [("train", 3), ("val", 1)]:
        assert {p.name for p in (folder / part).iterdir()} == set(LABELS)
        for number, label in enumerate(LABELS):
            files = sorted((folder / part / label).iterdir())
            assert [p.name for p in files] == [f"{number + 10 * k:05}.png" for k in range(count)]
            for k, file in enumerate(files):
                with Image.open(file) as image:
                    assert image.size == (28, 28)
                    assert image.getextrema() == (number + 10 * k,) * 2


def test_other_counts_are_another_folder_and_the_same_ones_are_not_made_again(source, tmp_path):
    few = fashion_mnist(tmp_path, 1, 1, source)
    assert len(list(few.rglob("*.png"))) == 20
    assert len(list(fashion_mnist(tmp_path, 2, 2, source).rglob("*.png"))) == 40
    assert fashion_mnist(tmp_path, 1, 1, tmp_path / "gone") == few


def test_a_missing_package_is_named(tmp_path, capsys):
    assert main(["--root", str(tmp_path), "--source", str(tmp_path / "gone")]) == 1
    assert "apt-get install dataset-fashion-mnist" in capsys.readouterr().err
    assert not list(tmp_path.glob("fashion*"))


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b""), gzip.compress(b"\0\0\x08\x03\0\0\0\x09")],
    ids=["empty", "no gzip", "nothing in it", "cut off"],  # gzip writes the time into its bytes
)
def test_a_damaged_file_is_named(source, tmp_path, content):
    (source / "t10k-images-idx3-ubyte.gz").write_bytes(content)
    with pytest.raises(DataError, match="t10k-images-idx3-ubyte.gz cannot be read"):
        fashion_mnist(tmp_path, 1, 1, source)


@pytest.mark.parametrize("train, valid", [(4, 1), (1, 3), (0, 1), (-1, 1)])
def test_more_images_than_there_are(source, tmp_path, train, valid):
    with pytest.raises(DataError, match="there are 1 to [23] images of t-shirt"):
        fashion_mnist(tmp_path, train, valid, source)


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the Debian package dataset-fashion-mnist is not installed")
def test_the_packages_own_files_can_be_read(tmp_path):
    folder = fashion_mnist(tmp_path, 2, 1)
    assert len(list(folder.rglob("*.png"))) == 30
    with Image.open(next(folder.rglob("*.png"))) as image:
        assert image.size == (28, 28) and image.mode == "L"
