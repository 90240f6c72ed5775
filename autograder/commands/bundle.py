"""`autograder bundle`: a copy of the course for students."""

from __future__ import annotations

from pathlib import Path

from autograder.authoring.bundle import CannotBundle, write_bundle
from autograder.commands.errors import CannotDo


def bundle(names: list[str], target: Path, with_answers: bool) -> None:
    """Write the zip file and say what is in it. Raises `CannotDo`."""
    try:
        listed = write_bundle(target, names, with_answers)
    except CannotBundle as reason:
        raise CannotDo(str(reason)) from None
    notebooks = [name for name in listed if name.endswith(".ipynb")]
    size = target.stat().st_size / 2**20
    print(f"{target}: {len(notebooks)} notebooks, {len(listed)} files, {size:.1f} MB.")
    print("Without solutions, hidden checks and tests. " * (not with_answers), end="")
    print("The model answers are in it, sealed." if with_answers else "Give it to your students.")
