"""Checks of q04: label_of, split_of and extension_of, made with Self."""

from typing import Any

from autograder.checking import Student, fail, required
from checks.q04.probes import MEANINGS, NAMES, Written, drawn_path, judge_function, runs_self  # noqa: F401

HINTS = [
    "Take one path, `fn = Path('data/train/n03000684/dog.JPEG')`, and write what you want of it: `fn.parent` is the folder that "
    "the file is in. What gives you its name?",
    "Then put `~Self` in the place of `fn`. `~Self.suffix`, for example, is a function that gives a path's suffix.",
    "`fn.parent.name`, `fn.parent.parent.name` and `fn.suffix.lower()` are the three. Only the last ends in a call.",
]
PASSED = "The chapter gets its labels with `files.map(...)` and such a function, and its vocab from those."

PATH = "data/train/n03000684/ILSVRC2012_val_00000293.JPEG"


@required
def test_label_of(student: Student) -> None:
    "label_of gives the name of the folder that a path is in"
    judge_function(student, "label_of", PATH)


def is_set(names: Any, name: str) -> bool:
    return name in names and getattr(names, name) is not None


@required
def test_made_with_Self(student: Student) -> None:
    "the functions are made with Self, with no lambda and no def"
    judge_function(student, "label_of", PATH)
    written = Written(student.form)
    for name in NAMES:
        if written.is_left_out(name) and not student.observe(is_set, name, tried=name):
            continue  # the check of what it does says so
        if written.is_defined(name):
            fail(
                f"{name} is written as a lambda or a def. It works, but here Self should make the function for you.",
                tried="reading your cell",
                expected=f"{name} = ~Self...",
            )
        # A chain may stand there and never run.
        if not written.starts_with_self(name) or not runs_self(student, name, PATH):
            fail(
                f"{name} does not use Self. Write a chain that starts with Self.",
                tried="reading your cell",
                expected=f"{name} = ~Self...",
            )


def test_split_of(student: Student) -> None:
    "split_of gives the name of the folder above that one"
    judge_function(student, "split_of", PATH)


def test_extension_of(student: Student) -> None:
    "extension_of gives a path's suffix in lower case, which may be empty"
    judge_function(student, "extension_of", "data/train/n03000684/dog.Jpeg")
    folders, stem = drawn_path(student.random)
    for ending in (".PNG", ".tar.GZ", ""):
        judge_function(student, "extension_of", "/".join([*folders, f"{stem}{ending}"]))


def test_any_depth(student: Student) -> None:
    "the folders are found at any depth"
    for start in ("a/b/c/", "/", ""):
        folders, stem = drawn_path(student.random)
        for name in ("label_of", "split_of"):
            judge_function(student, name, start + "/".join([*folders, f"{stem}.png"]))


def test_names_stay_as_they_are(student: Student) -> None:
    "the folders' names keep their capitals, their dots and their spaces"
    number = student.random.randrange(100)
    for name in ("label_of", "split_of"):
        judge_function(student, name, f"Data.v{number}/Val.Set/Bird.{number}.A/x.JPEG")
        judge_function(student, name, f"data/my val {number}/_golf ball {number}/x.JPEG")
