"""Checks of q01: image_files(path) with glob."""

from pathlib import PurePath

from fastcore.foundation import L

from autograder.checking import expect, fail, kind_of, required, short
from checks.q01.probes import judge_found

HINTS = [
    "A pattern has a part for the folders and a part for the name: what stands for any number of folders, and what for "
    "any name that ends in .JPEG?",
    "** stands for any number of folders (in glob.glob only with recursive=True). Path(path).rglob(pattern) "
    "is short for Path(path).glob('**/' + pattern).",
    "Path(path).rglob('*.JPEG') yields the Paths one after the other; put it into L(...) and return that. glob.glob gives "
    "strings, and L's map can turn each into a Path.",
]

IMAGENETTE = [
    "images.csv",
    "train/n01440764/n01440764_2077.JPEG",
    "train/n01440764/ILSVRC2012_val_00000293.JPEG",
    "train/n03028079/n03028079_30687.JPEG",
    "val/n01440764/n01440764_1438.JPEG",
    "val/n03028079/n03028079_9961.JPEG",
]
MIXED = ["notes.txt", "train/n1/a.JPEG", "train/n1/a.txt", "train/n2/b.JPEG"]


@required
def test_finds_every_image(student):
    "every .JPEG below a folder like Imagenette's is found, and nothing else"
    judge_found(student, IMAGENETTE)


@required
def test_uses_glob(student):
    "the files are found with glob"
    judge_found(student, IMAGENETTE)
    expect(
        student.form.uses("image_files") & {"glob", "rglob", "iglob"},
        "The files are right, and this exercise is about glob: let glob.glob, Path.glob or Path.rglob find them.",
        tried="reading your cell",
    )


def test_any_depth(student):
    "files are found at any depth, directly in the folder as well as far below it"
    files = ["cover.JPEG", "a/one.JPEG", "a/b/two.JPEG", "a/b/c/three.JPEG", "d/e/f/g/h/six.JPEG"]
    judge_found(
        student,
        files,
        why="Files are missing: this pattern reaches some depths only. ** stands for any number of folders, none "
        "included.",
    )


def test_only_the_ending_counts(student):
    "files of other kinds stay out, whatever else is in their names"
    judge_found(
        student,
        [
            *MIXED,
            "train/n1/c.jpg",
            "train/n2/d.JPEG.txt",
            "train/n2/JPEG",
            "train/JPEG/e.png",
            "train/JPEG/f.JPEG",
        ],
    )


def test_paths_in_an_L(student):
    "the result is an L, and each of its items is a Path"
    found = judge_found(student, MIXED)
    if not isinstance(found, L):
        fail(
            f"The right files, in a {kind_of(found)}. An L is wanted: L(...) makes one of any collection.",
            expected="an L",
            got=kind_of(found),
        )
    for item in found:
        expect(
            isinstance(item, PurePath),
            f"An item is a {kind_of(item)}. glob.glob gives strings; make a Path of each.",
            expected="Path(...)",
            got=short(item),
        )


def test_str_or_path(student):
    "path may be a str or a Path"
    judge_found(student, MIXED, as_str=True)
    judge_found(student, MIXED, as_str=False)


def test_nothing_there(student):
    "a folder with no image in it gives an empty L"
    for files in (["empty/notes.txt"], []):
        found = judge_found(student, files, start="empty")
        expect(
            isinstance(found, L),
            "No image is an L of no items.",
            expected="L()",
            got=f"{kind_of(found)}: {found}",
        )
