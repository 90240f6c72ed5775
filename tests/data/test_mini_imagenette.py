"""The drawn stand-in: its layout, that it is the same everywhere, that colour does not give it away."""

import csv
import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import data.cache
from data import CLASSES, CacheError, mini_imagenette
from data.mini import SPLITS, VERSION

PROJECT = Path(__file__).parents[2]
ASK = "from data import mini_imagenette; print(mini_imagenette())"


def digest(folder):
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    return whole.hexdigest()


def ask(**options):
    command = [sys.executable, "-c", ASK]
    return subprocess.Popen(
        command, cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def test_layout(drawn):
    assert {p.name for p in drawn.iterdir()} == {"train", "val", "mini_imagenette.csv"}
    names = Counter()
    for split, count in SPLITS.items():
        assert {p.name for p in (drawn / split).iterdir()} == set(CLASSES)
        for label in CLASSES:
            files = list((drawn / split / label).iterdir())
            assert len(files) == count
            assert {p.suffix for p in files} == {".JPEG"}
            names.update(p.name for p in files)
    assert set(names.values()) == {1}, "no two images share a name"
    assert any(name.startswith("ILSVRC2012_val_") for name in names)


def test_sizes_differ_and_some_are_grayscale(drawn):
    sizes, modes = Counter(), Counter()
    for path in drawn.rglob("*.JPEG"):
        with Image.open(path) as image:
            assert min(image.size) == 160 and max(image.size) <= 240
            sizes[image.size] += 1
            modes[image.mode] += 1
    assert len(sizes) > 50
    assert set(modes) == {"RGB", "L"}
    assert modes["L"] / modes.total() == pytest.approx(1 / 12, abs=0.01)


def test_csv_names_every_image(drawn):
    with open(drawn / "mini_imagenette.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["path", "label", "is_valid"]
    assert [r["path"] for r in rows] == sorted(p.relative_to(drawn).as_posix() for p in drawn.rglob("*.JPEG"))
    for row in rows:
        split, label, _ = row["path"].split("/")
        assert row["label"] == label
        assert row["is_valid"] == str(split == "val")


def test_two_processes_at_once_make_it_once_and_with_the_same_bytes_as_any_other(drawn, tmp_path):
    environment = {**os.environ, "LEARNER_DATA": str(tmp_path), "PYTHONHASHSEED": "7"}
    both = [ask(env=environment), ask(env=environment)]
    said = [process.communicate(timeout=60) for process in both]
    assert {out.strip() for out, _ in said} == {str(tmp_path / drawn.name)}, said
    assert {p.name for p in tmp_path.iterdir()} == {drawn.name, f".{drawn.name}.lock"}
    assert digest(tmp_path / drawn.name) == digest(drawn)


def test_a_finished_folder_is_used_without_writing_or_locking(drawn, monkeypatch):
    def never(*_):
        raise AssertionError("nothing may be written or locked")

    monkeypatch.setattr(data.cache, "locked", never)
    monkeypatch.setattr(data.cache, "writable", never)
    assert mini_imagenette(drawn.parent) == drawn


@pytest.fixture
def read_only(tmp_path):
    "A folder that this process may not write to, even if the tests are run by root"
    if not hasattr(os, "geteuid"):
        pytest.skip("file permissions are different here")
    for parent in (tmp_path, *tmp_path.parents):  # pytest's own folders let nobody else in
        if parent.stat().st_uid == os.geteuid() and "pytest" in str(parent):
            parent.chmod(0o755)
    user = os.geteuid()
    tmp_path.chmod(0o555)
    if user == 0:  # root may write anywhere, so become nobody for a while
        os.seteuid(65534)
    yield tmp_path
    os.seteuid(user)
    tmp_path.chmod(0o755)


@pytest.fixture
def finished(tmp_path):
    folder = tmp_path / f"mini_imagenette-{VERSION}"
    folder.mkdir()
    return folder


def test_a_read_only_place_with_the_images_is_used(finished, read_only):
    assert mini_imagenette(read_only) == finished


def test_a_read_only_place_without_the_images_says_what_to_do(read_only):
    with pytest.raises(CacheError, match="LEARNER_DATA.*python -m data"):
        mini_imagenette(read_only)


def test_a_place_that_cannot_be_written_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CacheError, match="LEARNER_DATA"):
        mini_imagenette(tmp_path / "file" / "root")


def test_an_unfinished_folder_is_not_mistaken_for_a_whole_one(tmp_path):
    target = tmp_path / "images"

    def interrupted(folder):
        (folder / "half").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        data.cache.build(target, interrupted)
    assert not target.exists()
    (tmp_path / ".images.unfinished").mkdir()  # what a killed process leaves
    (tmp_path / ".images.unfinished" / "half").touch()
    data.cache.build(target, lambda folder: (folder / "whole").touch())
    assert [p.name for p in target.iterdir()] == ["whole"]


def test_mean_colours_tell_a_linear_model_next_to_nothing(drawn):
    colours, labels = {}, {}
    for split in SPLITS:
        paths = sorted((drawn / split).rglob("*.JPEG"))
        images = [np.asarray(Image.open(p).convert("RGB")) for p in paths]
        colours[split] = np.array([[*(i.mean(axis=(0, 1)) / 255), 1] for i in images])
        labels[split] = np.array([list(CLASSES).index(p.parent.name) for p in paths])
    weights, *_ = np.linalg.lstsq(colours["train"], np.eye(10)[labels["train"]], rcond=None)
    accuracy = ((colours["val"] @ weights).argmax(axis=1) == labels["val"]).mean()
    assert accuracy < 0.2, "chance is 0.1"
