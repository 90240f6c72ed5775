"""A course's own packages, found where the course is, whatever else has their names.

`import data` in a notebook means the course's `data`, not a folder or a file of that name beside the notebook.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType


class CoursePackages(MetaPathFinder):
    """Finds these packages, each in its folder. Python asks it before it looks anywhere else."""

    def __init__(self, folders: Mapping[str, Path]):
        self.folders = dict(folders)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        folder = self.folders.get(fullname)
        if folder is None or not (folder / "__init__.py").is_file():
            return None
        return importlib.util.spec_from_file_location(
            fullname, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )


def find_first(folders: Mapping[str, Path]) -> None:
    """Have these packages found before anything else of their names, in place of those that were named before."""
    for finder in sys.meta_path:
        if isinstance(finder, CoursePackages):
            finder.folders = dict(folders)
            return
    sys.meta_path.insert(0, CoursePackages(folders))
