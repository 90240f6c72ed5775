"""Hidden checks of q01: drawn folders, and one file alone."""

from autograder.checking import Student, required
from checks.q01.probes import MEANINGS, drawn_files, judge_found  # noqa: F401


@required
def test_drawn_folders(student: Student) -> None:
    "every .JPEG is found in folders of any names and depths"
    files = [*drawn_files(student.random, 30), "first.JPEG", "a0/b1/c2/d0/e1/deep.JPEG"]
    judge_found(student, files)


def test_one_call_after_another(student: Student) -> None:
    "each call looks in the folder that it is given"
    for start in ("one", "two"):
        files = [f"one/{f}" for f in drawn_files(student.random, 6)] + ["two/a/b/c.JPEG", "two/d.JPEG"]
        judge_found(student, files, start=start, as_str=start == "one")


def test_a_single_image(student: Student) -> None:
    "one image alone is an L of one item"
    judge_found(student, [f"a/b/c/single{student.random.randrange(100)}.JPEG", "other.csv"])
