"""Checks of q08: split_by_folder(files)."""

from autograder.checking import expect, required
from checks.q08.probes import MEANINGS, inverts, judge_split, observe_split, uses_inverse  # noqa: F401

HINTS = [
    "`fn.parent` is the folder that a file is in. How do you get the folder around that one, and its name?",
    "Make one mask of True and False with `files.map`, and index `files` with it. `~mask` has the opposite of each.",
    "`in_train = files.map(lambda fn: fn.parent.parent.name == 'train')`; the two sets are `files[in_train]` and "
    "`files[~in_train]`.",
]
PASSED = "The chapter splits Imagenette with exactly this mask, and gives each half to a Dataset of its own."

WORDS = ["cat", "dog", "newt", "owl", "rabbit"]


@required
def test_splits(student):
    "train holds the files whose grandparent folder is train, and valid all others, in order"
    random = student.random
    n = random.randrange(5, 8)
    splits = random.sample(["train"] * (n - 2) + ["val"] * 2, n)
    paths = []
    # Drawn again until sorting would give another order within the splits.
    while sorted(paths) == sorted(paths, key=lambda path: path.split("/")[0]):
        paths = [f"{split}/{random.choice(WORDS)}/{i}.JPEG" for i, split in enumerate(splits)]
    judge_split(student, paths)


@required
def test_uses_tilde(student):
    "valid is what the inverted mask picks: ~ is used"
    observe_split(student, ["train/cat/1.JPEG", "val/dog/2.JPEG"])
    expect(
        inverts(student.form, "split_by_folder"),
        "No mask is inverted with ~ here. Make one mask, and index files with it and with its inverse.",
        tried="reading your cell",
    )
    # The source may have one that never runs, or whose result nobody uses.
    splits = student.random.sample(["train", "val"] * 3, 6)
    paths = sorted(f"{split}/{student.random.choice(WORDS)}/{i}.JPEG" for i, split in enumerate(splits))
    expect(
        uses_inverse(student, paths),
        "There is a ~, but neither set comes from it: they stay the same whatever it gives. Make one mask, and index files with "
        "it and with its inverse.",
    )


def test_train_elsewhere(student):
    "a file is not in train because 'train' stands elsewhere in its path"
    a, b = student.random.sample(WORDS, 2)
    paths = [
        f"training/val/{a}/1.JPEG",
        f"training/train/{b}/2.JPEG",
        f"training/val/{b}/train_3.JPEG",
        f"training/train/{a}/4.JPEG",
    ]
    judge_split(student, paths)
    judge_split(
        student, [f"x/val/{a}/1.JPEG", f"x/test/{a}/2.JPEG", f"x/train2/{b}/3.JPEG", f"x/train/{b}/4.JPEG"]
    )
    judge_split(student, [f"val/train/{a}.JPEG", f"train/{b}/5.JPEG", f"train/train/{b}.JPEG"])


def test_whole_name(student):
    "the folder is called exactly train, in small letters and with nothing after it"
    a, b = student.random.sample(WORDS, 2)
    judge_split(student, [f"Train/{a}/1.JPEG", f"train/{b}/2.JPEG", f"TRAIN/{a}/3.JPEG"])
    judge_split(student, [f"train.old/{a}/1.JPEG", f"train/{b}/2.JPEG"])


def test_keeps_every_item(student):
    "nothing is lost, a file that is there twice included"
    a, b = student.random.sample(WORDS, 2)
    judge_split(student, [f"val/{b}/2.JPEG", f"train/{a}/1.JPEG", f"val/{b}/2.JPEG", f"train/{a}/1.JPEG"])


def test_one_side(student):
    "one of the two may be empty"
    paths = [f"train/{word}/{i}.JPEG" for i, word in enumerate(WORDS[:3])]
    judge_split(student, paths)
    judge_split(student, [path.replace("train", "val") for path in paths])
