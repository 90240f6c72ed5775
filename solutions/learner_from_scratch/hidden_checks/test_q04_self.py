"""Hidden checks of q04: drawn paths, odd suffixes, and use with map."""

from typing import Any

from autograder.checking import Student, expect_equal, required
from checks.q04.probes import MEANINGS, drawn_path, judge_function  # noqa: F401


@required
def test_labels_of_any_path(student: Student) -> None:
    "label_of is right for any path"
    for _ in range(2):
        folders, stem = drawn_path(student.random)
        judge_function(student, "label_of", "/".join([*folders, f"{stem}.png"]))


def test_splits_of_any_path(student: Student) -> None:
    "split_of is right for any path"
    for start in ("", "/"):
        folders, stem = drawn_path(student.random)
        judge_function(student, "split_of", start + "/".join([*folders, f"{stem}.png"]))


def test_any_suffix(student: Student) -> None:
    "extension_of is right for any suffix"
    for ending in (".Tiff", ".tar.GZ", ".jpg", "", ".JpEg2"):
        folders, stem = drawn_path(student.random)
        judge_function(student, "extension_of", "/".join([*folders, f"{stem}{ending}"]))


def mapped(names: Any, paths: list[str]) -> dict[str, list]:
    from pathlib import Path

    from fastcore.foundation import L

    files = L(paths).map(Path)
    return {name: list(files.map(getattr(names, name))) for name in ("label_of", "split_of", "extension_of")}


def test_with_map(student: Student) -> None:
    "all three can be given to L.map, for one path after the other"
    drawn = [drawn_path(student.random) for _ in range(4)]
    paths = ["/".join([*folders, f"{stem}.JPEG"]) for folders, stem in drawn]
    expect_equal(
        student.observe(mapped, paths, tried=f"L({paths[:1]}, ...).map(Path).map(label_of)"),
        {
            "label_of": [folders[-1] for folders, _ in drawn],
            "split_of": [folders[-2] for folders, _ in drawn],
            "extension_of": [".jpeg"] * 4,
        },
        why="Each path has its own folders and suffix.",
    )
