"""Hidden checks of q04: drawn paths, odd suffixes, and use with map."""

from autograder.checking import expect_equal, required
from checks.q04.probes import judge_function


def drawn_path(random):
    """A path as (its folders, its name), at a depth of 2 to 6."""
    folders = [f"{random.choice('abcdefgh')}{random.randrange(100)}" for _ in range(random.randrange(2, 7))]
    return folders, f"{random.choice(['Image', 'n01440764'])}_{random.randrange(10**5)}"


@required
def test_labels_of_any_path(student):
    "label_of is right for any path"
    for _ in range(2):
        folders, stem = drawn_path(student.random)
        judge_function(student, "label_of", "/".join([*folders, f"{stem}.png"]), folders[-1], [])


def test_splits_of_any_path(student):
    "split_of is right for any path"
    for start in ("", "/"):
        folders, stem = drawn_path(student.random)
        judge_function(student, "split_of", start + "/".join([*folders, f"{stem}.png"]), folders[-2], [])


def test_any_suffix(student):
    "extension_of is right for any suffix, and for none"
    for ending, suffix in (
        (".PNG", ".png"),
        (".tar.GZ", ".gz"),
        (".jpg", ".jpg"),
        ("", ""),
        (".JpEg2", ".jpeg2"),
    ):
        folders, stem = drawn_path(student.random)
        judge_function(student, "extension_of", "/".join([*folders, f"{stem}{ending}"]), suffix, [])


def test_names_are_left_as_they_are(student):
    "folder names keep their capitals and their dots"
    number = student.random.randrange(100)
    path = f"Data.v{number}/Val.Set/Bird.{number}.A/x.JPEG"
    why = "The name of a folder is wanted whole and as it is: no part of it cut off, no letter changed."
    for name, right in (("label_of", f"Bird.{number}.A"), ("split_of", "Val.Set")):
        wrong = [(right.lower(), why), (right.rpartition(".")[0], why), (right.partition(".")[0], why)]
        judge_function(student, name, path, right, wrong)


def mapped(names, paths):
    from pathlib import Path

    from fastcore.foundation import L

    files = L(paths).map(Path)
    return {name: list(files.map(getattr(names, name))) for name in ("label_of", "split_of", "extension_of")}


def test_with_map(student):
    "all three can be handed to L.map, for one path after the other"
    drawn = [drawn_path(student.random) for _ in range(4)]
    paths = ["/".join([*folders, f"{stem}.JPEG"]) for folders, stem in drawn]
    expect_equal(
        student.observe(mapped, paths, tried=f"L({paths[:1]}, ...).map(Path).map(label_of)"),
        {
            "label_of": [folders[-1] for folders, _ in drawn],
            "split_of": [folders[-2] for folders, _ in drawn],
            "extension_of": [".jpeg"] * 4,
        },
        why="Each path's own folders and suffix are wanted.",
    )
