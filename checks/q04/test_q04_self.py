"""Checks of q04: label_of, split_of and extension_of, made with Self."""

from autograder.checking import fail, required
from checks.q04.probes import NAMES, Written, judge_function

HINTS = [
    "Take one path, fn = Path('data/train/n03000684/dog.JPEG'), and write what you want of it: fn.parent is the folder that "
    "the file is in. What gives its name?",
    "Then put ~Self in the place of fn. ~Self.suffix, say, is a function that takes a path to its suffix.",
    "fn.parent.name, fn.parent.parent.name and fn.suffix.lower() are the three. Only the last ends in a call.",
]

PATH = "data/train/n03000684/ILSVRC2012_val_00000293.JPEG"


@required
def test_label_of(student):
    "label_of gives the name of the folder that a path is in"
    judge_function(
        student,
        "label_of",
        PATH,
        "n03000684",
        [
            ("train", "This is the folder one further up."),
            (
                "ILSVRC2012_val_00000293.JPEG",
                "This is the file's own name. The folder it is in is its parent.",
            ),
            ("ILSVRC2012_val_00000293", "This is the file's own name. The folder it is in is its parent."),
            (
                "ILSVRC2012",
                "The file's name is no safe guide to its label. The folder it is in is its parent.",
            ),
        ],
    )


def is_set(names, name):
    return name in names and getattr(names, name) is not None


@required
def test_made_with_Self(student):
    "the functions are made with Self, with no lambda and no def"
    judge_function(student, "label_of", PATH, "n03000684", [])
    written = Written(student.form)
    for name in NAMES:
        if written.is_left_out(name) and not student.observe(is_set, name, tried=name):
            continue  # the check of what it does says so
        if written.is_defined(name):
            fail(
                f"{name} is written as a lambda or a def. It works, and the point here is Self, which makes the function "
                "for you.",
                tried="reading your cell",
                expected=f"{name} = ~Self...",
            )
        if not written.starts_with_self(name):
            fail(
                f"{name} has nothing to do with Self. Write down a chain that starts with Self.",
                tried="reading your cell",
                expected=f"{name} = ~Self...",
            )


def test_split_of(student):
    "split_of gives the name of the folder above that one"
    judge_function(
        student,
        "split_of",
        PATH,
        "train",
        [
            ("n03000684", "This is the folder that the file is in. The folder above it is wanted."),
            ("data", "This is one folder too far up."),
        ],
    )


def test_extension_of(student):
    "extension_of gives a path's suffix in lower case"
    judge_function(
        student,
        "extension_of",
        PATH,
        ".jpeg",
        [
            (".JPEG", "The suffix is right, and not yet in lower case."),
            ("jpeg", "The dot is part of a suffix."),
            ("ilsvrc2012_val_00000293.jpeg", "This is the whole name in lower case."),
        ],
    )
