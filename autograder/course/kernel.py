"""A live notebook: the course's packages are found there, whatever a student's own files are called."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.course.manifest import current


def prepare(here: Path) -> None:
    """Have the notebook in the folder `here` find the course's packages, and say which of the student's files they hide.

    A student's module that was imported under such a name before is forgotten, so that the name means the same from now on.
    """
    folders = current().importable
    for name in [n for n in sys.modules if n.partition(".")[0] in folders]:
        if _is_elsewhere(name, folders):
            del sys.modules[name]
    for name, file in hidden(folders, here):
        print(
            f"Note: `import {name}` gives you the course's own package {name!r} here. "
            f"Your {file} is still there, but to import it you have to give it another name."
        )


def hidden(folders: Mapping[str, Path], here: Path) -> Iterator[tuple[str, str]]:
    """The names of the course's packages that a student's code in the folder `here` has as well, and where."""
    for name, folder in folders.items():
        own = here / name
        if own.is_dir() and own.resolve() != folder.resolve() and any(own.glob("*.py")):
            yield name, f"folder {name}"
        elif own.with_suffix(".py").is_file():
            yield name, f"file {name}.py"


def _is_elsewhere(name: str, folders: Mapping[str, Path]) -> bool:
    """Whether a module that is imported already is not the course's."""
    file = getattr(sys.modules[name], "__file__", None)
    return file is None or not Path(file).resolve().is_relative_to(folders[name.partition(".")[0]].resolve())
