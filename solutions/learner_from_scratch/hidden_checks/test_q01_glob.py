"""Hidden checks of q01: drawn folders, one file alone, and names that nearly fit."""

import os

from autograder.checking import required
from checks.q01.probes import judge_found


def drawn_files(random, how_many):
    """Files at depths from 0 to 5, some of each ending (a multiple of 6 in all), all of different names."""
    endings = [".JPEG", ".JPEG", ".JPEG", ".png", ".csv", ".JPEG.bak"] * (how_many // 6)
    files = []
    for number, ending in enumerate(random.sample(endings, how_many)):
        folders = [f"{random.choice('abcdef')}{random.randrange(3)}" for _ in range(random.randrange(6))]
        files.append("/".join([*folders, f"{random.choice(['n0', 'val_', 'x'])}{number}{ending}"]))
    return files


@required
def test_drawn_folders(student):
    "every .JPEG is found in folders of any names and depths"
    files = [*drawn_files(student.random, 30), "first.JPEG", "a0/b1/c2/d0/e1/deep.JPEG"]
    judge_found(student, files)


def test_one_call_after_another(student):
    "each call looks in the folder that it is given"
    for start in ("one", "two"):
        files = [f"one/{f}" for f in drawn_files(student.random, 6)] + ["two/a/b/c.JPEG", "two/d.JPEG"]
        judge_found(student, files, start=start, as_str=start == "one")


def test_a_single_image(student):
    "one image alone is an L of one item"
    judge_found(student, ["a/b/c/single.JPEG", "other.csv"])


def test_names_that_nearly_fit(student):
    "a name must end in .JPEG, with the dot and in capitals"
    files = ["a/b/image.JPEG", "a/b/notaJPEG", "a/b/image.JPEG2", "a/b/JPEG.png", "a/b/image.JPG"]
    if os.path.normcase("A") == "A":  # where the file system's own patterns tell capitals from small letters
        files.append("a/b/small.jpeg")
    judge_found(student, files)
