"""Finding images, telling them apart by folder, and reading them."""

from pathlib import Path

import numpy as np
import pytest
import torch
from fastcore.foundation import L
from PIL import Image, UnidentifiedImageError

from reference import Dataset, collate, image_files, labels_of, split_by_folder


def test_image_files_are_found_at_any_depth_as_sorted_paths(images):
    files = image_files(images)
    assert isinstance(files, L)
    assert len(files) == 4 * (12 + 5)
    assert all(isinstance(fn, Path) and fn.suffix == ".JPEG" for fn in files)
    assert list(files) == sorted(files)
    assert image_files(str(images)) == files


def test_image_files_goes_by_the_suffix_at_every_depth(tmp_path):
    for name in ["a.JPEG", "b/c/d/e.JPEG", "b/list.csv", "b/f.JPEG.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [str(fn.relative_to(tmp_path)) for fn in image_files(tmp_path)] == ["a.JPEG", "b/c/d/e.JPEG"]


def test_image_files_takes_special_characters_in_a_path_as_they_are(tmp_path):
    folder = tmp_path / "set [1]*"
    folder.mkdir()
    (folder / "a.JPEG").touch()
    assert len(image_files(folder)) == 1


def test_image_files_of_an_empty_and_of_a_missing_folder(tmp_path):
    assert image_files(tmp_path) == L()
    with pytest.raises(NotADirectoryError, match="nowhere"):
        image_files(tmp_path / "nowhere")


def test_split_goes_by_the_grandparent_folder_and_keeps_order(images):
    files = image_files(images)
    train, valid = split_by_folder(files)
    assert isinstance(train, L) and isinstance(valid, L)
    assert list(train) == [fn for fn in files if fn.parts[-3] == "train"]
    assert list(valid) == [fn for fn in files if fn.parts[-3] == "val"]


def test_labels_are_sorted_and_distinct():
    files = L(Path("b/2.JPEG"), Path("a/1.JPEG"), Path("b/3.JPEG"))
    assert list(labels_of(files)) == ["a", "b"]


@pytest.mark.parametrize("fmt", ["JPEG", "PNG"])
def test_an_item_is_a_float_image_and_the_number_of_its_label(tmp_path, fmt):
    fn = tmp_path / "dog" / "a.JPEG"
    fn.parent.mkdir()
    Image.new("RGB", (80, 40), (255, 0, 51)).save(fn, fmt)
    x, y = Dataset([fn], ["cat", "dog"])[0]
    assert (x.shape, x.dtype) == ((64, 64, 3), torch.float32)
    assert torch.allclose(x, torch.tensor([1.0, 0.0, 0.2]).expand(64, 64, 3), atol=0.01)
    assert (y.shape, y.dtype, y.item()) == ((), torch.int64, 1)


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "P", "CMYK", "1"])
def test_every_mode_of_image_becomes_red_green_and_blue(tmp_path, mode):
    fn = tmp_path / "x" / "a.JPEG"
    fn.parent.mkdir()
    Image.new("RGB", (20, 30), (255, 255, 255)).convert(mode).save(fn, "TIFF")
    x, _ = Dataset([fn], ["x"], size=8)[0]
    assert torch.equal(x, torch.ones(8, 8, 3))


def test_rows_are_height_and_pixels_stay_where_they_are(tmp_path):
    fn = tmp_path / "x" / "a.JPEG"
    fn.parent.mkdir()
    pixels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(fn, "PNG")
    x, _ = Dataset([fn], ["x"])[0]
    assert torch.equal(x, torch.tensor(pixels) / 255)


def test_a_dataset_can_be_iterated_to_its_end(images):
    files = image_files(images / "val")
    ds = Dataset(files, labels_of(files))
    assert len(ds) == len(list(ds)) == 20
    with pytest.raises(IndexError):
        ds[20]


def test_without_a_vocab_the_labels_are_those_of_the_files(images):
    ds = Dataset(image_files(images / "val"))
    assert list(ds.vocab) == ["n01", "n02", "n03", "n04"]
    assert [ds[i][1].item() for i in (0, 19)] == [0, 3]
    assert Dataset(ds.fns[5:], ds.vocab)[0][1] == 1


def test_a_label_outside_the_vocab_is_named(images):
    with pytest.raises(ValueError, match="n03, n04"):
        Dataset(image_files(images), ["n01", "n02"])


def test_a_file_that_is_no_image_is_an_error_when_read(tmp_path):
    fn = tmp_path / "x" / "a.JPEG"
    fn.parent.mkdir()
    fn.write_text("no image")
    with pytest.raises(UnidentifiedImageError):
        Dataset([fn], ["x"])[0]


def test_collate_stacks_the_items_asked_for_in_order():
    ds = [(torch.full((2, 2, 3), float(i)), torch.tensor(i)) for i in range(5)]
    xb, yb = collate([3, 1], ds)
    assert xb.shape == (2, 2, 2, 3)
    assert xb[:, 0, 0, 0].tolist() == yb.tolist() == [3, 1]
    assert (xb.dtype, yb.dtype) == (torch.float32, torch.int64)


def test_collate_refuses_images_of_different_sizes():
    ds = [(torch.zeros(2, 2, 3), torch.tensor(0)), (torch.zeros(3, 2, 3), torch.tensor(0))]
    with pytest.raises(RuntimeError, match="equal size"):
        collate([0, 1], ds)
