"""`python -m reference.train`: what it prints, what it saves, and what it says of folders it cannot use."""

import csv
import shutil

import pytest
import torch
from PIL import Image

from data import DownloadError
from reference import LRFinder
from reference.training import command as train

PICTURES = ["loss.gif", "lr_finder.png", "results.png", "schedule.png"]


@pytest.fixture
def run(capsys, tmp_path):
    """Runs the command on small images; gives (exit code, stdout, stderr). Pictures go to tmp_path / "out"."""

    def run(*arguments):
        small = "--epochs 2 --lr 0.003 --bs 8 --size 16 --workers 0".split()
        code = train.main([*small, "--out", str(tmp_path / "out"), *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def quick(monkeypatch):
    """Leaves out what takes most of the time of a small run: the search for a rate, and the pictures."""
    monkeypatch.setattr(train, "find_lr", lambda *_: LRFinder())
    monkeypatch.setattr(train, "draw", lambda *_: None)
    monkeypatch.setattr(LRFinder, "lrs", [1.0], raising=False)


def rows(folder):
    with open(folder / "results.csv", newline="") as file:
        return list(csv.DictReader(file))


def test_a_run_prints_a_table_and_saves_pictures(images, run, tmp_path):
    code, out, _ = run("--data", images)
    assert code == 0
    assert "48 images to learn from and 20 to validate on, of 4 classes" in out
    table = [line.split() for line in out.splitlines() if " training " in line or " validation " in line]
    assert [line[:2] for line in table[-4:]] == [
        ["0", "training"],
        ["0", "validation"],
        ["1", "training"],
        ["1", "validation"],
    ]
    assert table[-1][3] in out.split("validation accuracy")[1]
    assert float(table[-1][2]) == pytest.approx(float(rows(tmp_path / "out")[-1]["loss"]), abs=1e-4)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([*PICTURES, "results.csv"])
    for name in PICTURES:
        with Image.open(tmp_path / "out" / name) as picture:
            picture.verify()
        assert (tmp_path / "out" / name).stat().st_size < 150_000
    with Image.open(tmp_path / "out" / "loss.gif") as animation:
        assert animation.is_animated


def test_the_same_seed_gives_the_same_numbers_whatever_the_workers(images, run, tmp_path):
    seen = []
    for seed, workers in [(1, 0), (1, 2), (2, 0)]:
        run("--data", images, "--seed", seed, "--workers", workers)
        seen.append(rows(tmp_path / "out"))
    assert seen[0] == seen[1]
    assert seen[0] != seen[2]


def test_colours_alone_are_told_apart_by_the_linear_model_on_mean_colours(images, run, quick):
    _, out, _ = run("--data", images)
    assert "mean colour 100.00%" in out


def test_without_imagenette_it_trains_on_drawn_images_and_says_so(images, run, quick, monkeypatch):
    def offline(**_):
        raise DownloadError("no network")

    monkeypatch.setattr(train, "imagenette", offline)
    monkeypatch.setattr(train, "mini_imagenette", lambda: images)
    code, out, _ = run()
    assert code == 0
    assert "drawn images, as Imagenette-160 is not here" in out
    assert "published" not in out


def test_the_chapters_number_is_beside_a_run_on_imagenette_only(images, run, quick, monkeypatch):
    monkeypatch.setattr(train, "imagenette", lambda **_: images)
    monkeypatch.setattr(train, "CLASSES", {"n01": "", "n02": "", "n03": "", "n04": ""})
    assert "published" not in run()[1]  # the right labels, but 48 and 20 images
    monkeypatch.setattr(train, "IMAGENETTE", (48, 20))
    assert "the chapter's published run, 8 epochs      46.80%" in run()[1]


def test_other_names_of_images_and_of_the_validation_folder_are_found(images, run, quick, tmp_path):
    other = tmp_path / "other"
    for label, suffix in [("n01", ".png"), ("n02", ".JPG"), ("n03", ".jpeg")]:
        for part, name in [("train", "train"), ("val", "valid")]:
            (other / name / label).mkdir(parents=True)
            for fn in (images / part / label).iterdir():
                shutil.copy(fn, other / name / label / (fn.stem + suffix))
    assert "36 images to learn from and 15 to validate on, of 3 classes" in run("--data", other)[1]


def nowhere(folder):
    shutil.rmtree(folder)


def empty(folder):
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def no_training(folder):
    shutil.rmtree(folder / "train")


def no_validation(folder):
    shutil.rmtree(folder / "val")


def one_class(folder):
    for part in ("train", "val"):
        for label in ("n02", "n03", "n04"):
            shutil.rmtree(folder / part / label)


def new_class_in_validation(folder):
    shutil.rmtree(folder / "train" / "n02")


def broken_image(folder):
    next((folder / "train" / "n02").iterdir()).write_text("no image")


@pytest.mark.parametrize(
    "spoil, says",
    [
        (nowhere, "is not a folder"),
        (empty, "there are no images in"),
        (no_training, "they belong in train/<label>/"),
        (no_validation, "they belong in val/<label>/"),
        (one_class, "every image is labelled n01"),
        (new_class_in_validation, "for the label n02"),
        (broken_image, "cannot identify image file"),
    ],
)
def test_a_folder_that_cannot_be_used_is_one_line(images, run, quick, tmp_path, spoil, says):
    folder = tmp_path / "spoilt"
    shutil.copytree(images, folder)
    spoil(folder)
    code, _, err = run("--data", folder, "--workers", 1)
    assert code == 2
    (line,) = err.splitlines()
    assert says in line and str(folder) in line


@pytest.mark.parametrize(
    "bad",
    [
        ["--epochs", "0"],
        ["--bs", "-1"],
        ["--bs", "many"],
        ["--workers", "-1"],
        ["--device", "abacus"],
        ["--device", "cuda:99"],
    ],
)
def test_bad_options_are_named(run, bad, capsys):
    with pytest.raises(SystemExit) as end:
        run(*bad)
    assert end.value.code == 2
    assert bad[0] in capsys.readouterr().err


def test_an_output_folder_that_cannot_be_made_is_one_line_before_any_training(images, run, tmp_path):
    (tmp_path / "out").write_text("a file is in the way")
    code, out, err = run("--data", images)
    assert code == 2 and "epoch" not in out
    assert len(err.splitlines()) == 1 and "out" in err


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_it_trains_on_the_gpu_where_there_is_one(images, run):
    code, out, _ = run("--data", images, "--device", "cuda")
    assert code == 0 and "on cuda:0" in out
