"""Checks of q01: image_files(path) with glob."""

import os
import random
from pathlib import PurePath

from fastcore.foundation import L

from autograder.checking import Student, expect, expect_equal, kind_of, required, short
from checks.q01.probes import (  # noqa: F401  (MEANINGS explain exceptions)
    GLOB,
    MEANINGS,
    drawn_files,
    found_by_glob,
    judge_found,
)

HINTS = [
    "A pattern has a part for the folders and a part for the name. What stands for any number of folders, and what for "
    "any name that ends in `.JPEG`?",
    "`**` stands for any number of folders (with the function `glob` only if you add `recursive=True`). "
    "`Path(path).rglob(pattern)` is short for `Path(path).glob('**/' + pattern)`.",
    "`Path(path).rglob('*.JPEG')` yields the Paths one by one: put it into `L(...)` and return that. The function `glob` gives "
    "strings instead; `L(...).map(Path)` makes Paths of them.",
]
PASSED = "The chapter makes a list like yours with `glob`, and gets its labels and its split from these paths alone."


def like_imagenette(draw: random.Random) -> list[str]:
    """The files of a small data set: two classes, in train and val, and a CSV file beside them."""
    labels = [f"n{number:08d}" for number in draw.sample(range(1_000_000, 9_000_000), 2)]
    images = [
        f"{split}/{label}/{draw.choice([label, 'ILSVRC2012_val'])}_{number}.JPEG"
        for number, (split, label) in enumerate(
            (s, label) for s in ("train", "train", "val") for label in labels
        )
    ]
    return ["images.csv", *images]


@required
def test_finds_every_image(student: Student) -> None:
    "every .JPEG below a folder like Imagenette's is found, and nothing else"
    judge_found(student, like_imagenette(student.random))


@required
def test_uses_glob(student: Student) -> None:
    "the files are found with glob"
    files = like_imagenette(student.random)
    judge_found(student, files)
    # The source may have a glob that never runs, or whose result nobody uses.
    expect(
        student.form.uses("image_files") & GLOB and found_by_glob(student, drawn_files(student.random, 12)),
        "The files are right, but it is not glob that finds them. Use the function `glob`, `Path.glob` or `Path.rglob`.",
        tried="reading your cell",
    )


def test_any_depth(student: Student) -> None:
    "files are found at any depth, directly in the folder as well as far below it"
    folders = "/".join(student.random.sample("abcdefgh", 5))
    others = [f"{folders[: 2 * depth]}{depth}.JPEG" for depth in range(5)]
    judge_found(student, ["cover.JPEG", "train/one.JPEG", "val/two/two.JPEG", *others])
    name = f"{student.random.randrange(100)}.JPEG"
    judge_found(student, [f"train/a/{name}", f"val/a/{name}", f"val/b/{name}"])


def test_only_the_ending_counts(student: Student) -> None:
    "a name must end in .JPEG, with the dot and in capitals"
    n = student.random.randrange(100)
    near = [f"c{n}.jpg", "d.JPG", f"e.JPEG.{n}", "f.JPEG2", "g.txt", "JPEG/h.png"]
    judge_found(student, ["notes.csv", "n1/a.JPEG", "n1/JPEG/b.JPEG", *(f"n1/{name}" for name in near)])
    judge_found(student, [f"n1/a{n}.JPEG", f"n1/{n}JPEG", "n2/JPEG"])
    if os.path.normcase("A") == "A":  # where file names that differ only in capitals are two names
        judge_found(student, [f"n1/a{n}.JPEG", f"n1/b{n}.jpeg"])


def test_paths_in_an_L(student: Student) -> None:
    "the result is an L, and each of its items is a Path"
    found = judge_found(student, ["notes.txt", "train/n1/a.JPEG", "train/n2/b.JPEG"])
    kind = kind_of(found)
    expect(
        isinstance(found, L),
        f"The items are right, but they are in a {kind}. Return an L.",
        expected="an L",
        got=f"a {kind}",
    )
    for item in found:
        expect(
            isinstance(item, PurePath),
            "An item is a str, and it should be a Path. The function `glob` gives strings: make a Path of each.",
            expected="Path(...)",
            got=short(item),
        )


def test_str_or_path(student: Student) -> None:
    "path may be a str or a Path, and each call looks in the folder that it is given"
    number = student.random.randrange(100)
    for as_str in (True, False):
        judge_found(student, ["notes.txt", f"n1/{as_str}.JPEG", f"n1/n2/{number}.JPEG"], as_str=as_str)


def test_nothing_there(student: Student) -> None:
    "a folder with no image in it gives an empty L"
    for files in (["empty/notes.txt"], []):
        found = judge_found(student, files, start="empty")
        expect_equal(L(found) if isinstance(found, set) else found, L())
