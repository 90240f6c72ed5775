"""Which file of a folder is which notebook of the course, whatever it is called, once for every face."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from autograder.course.assignment import Assignment, Notebook, assignments
from autograder.reading.answers import answer_cell, cells_of, evidence, traces
from autograder.reading.cell import same_source
from autograder.reading.notebook import LARGEST_FILE, Content, content_of

NOTEBOOK = re.compile(r".+\.ipynb(\.json|\.txt)?", re.IGNORECASE)
ARCHIVE = re.compile(r".+\.(zip|tar|tgz|gz|bz2|xz|7z|rar)", re.IGNORECASE)
PLACEHOLDER = "YOUR ANSWER HERE"
MOST_FOLDERS = 50  # below a submission that are looked into
MOST_FILES = 200  # that are read of one
MOST_NAMED = 5  # other files that a sentence names


@dataclass
class File:
    """A file that may be a notebook: what it is called in the submission, and what is in it."""

    name: str
    path: Path
    content: Content

    @property
    def stem(self) -> str:
        return re.sub(r"\.ipynb.*", "", self.path.name, flags=re.IGNORECASE)

    @cached_property
    def where(self) -> tuple[Assignment, Notebook] | None:
        """Which notebook this is: by the exercises in it, or else by its name."""
        best, most = None, (0, False)
        left = traces(self.content)
        for assignment in assignments():
            for notebook in assignment.notebooks:
                found = evidence(left, notebook), self.stem.startswith(notebook.name)
                if found > most:
                    best, most = (assignment, notebook), found
        return best

    def written(self, notebook: Notebook) -> tuple[int, int]:
        """How much work is in it: exercises that were begun, and less by each place for words that is still empty."""
        cells = cells_of(self.content, notebook)
        answers = [answer_cell(e, cells, notebook.exercises) for e in notebook.exercises]
        begun = sum(
            a is not None and not same_source(a.source, e.stub)
            for a, e in zip(answers, notebook.exercises, strict=True)
        )
        return begun, -sum(PLACEHOLDER in cell["source"] for cell in self.content.cells)


@dataclass
class Folder:
    """The files of one submission. `others` are the names of those that are not notebooks."""

    files: list[File] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def file_of(self, notebook: Notebook, problems: list[str]) -> File | None:
        """The file that counts as a notebook of the course; why it does, or why there is none, is added to `problems`."""
        found = [file for file in self.files if file.where and file.where[1] is notebook]
        name = f"{notebook.name}.ipynb"
        if not found:
            problems.append(f"The notebook {name} is not there.{self._lies_there(notebook)}")
            return None
        best = found[0]
        if len(found) > 1:
            work = {id(file): file.written(notebook) for file in found}
            # Of equal ones the notebook itself counts, and no copy of it.
            best = max(
                found, key=lambda file: (work[id(file)], file.name == name, file.stem == notebook.name)
            )
            rest = [file for file in found if file is not best]
            listed = " and ".join(f"{f.name} ({work[id(f)][0]} begun)" for f in rest[:MOST_NAMED])
            problems.append(
                f"There are {len(found)} files of the notebook {notebook.name}. What counts is {best.name}, with "
                f"{work[id(best)][0]} of {len(notebook.exercises)} exercises begun; beside it there is {listed}."
            )
        elif best.name != name:
            problems.append(f"The notebook {name} was handed in as {best.name}.")
        problems += best.content.problems
        return best

    def _lies_there(self, notebook: Notebook) -> str:
        """A sentence on what lies there in its place, and what to do."""
        archives = [name for name in self.others if ARCHIVE.fullmatch(name)]
        if archives:
            return f" {named(archives)} is an archive. Unpack it, and hand in the notebooks that are in it."
        meant = [name for name in self.others if Path(name).stem.startswith(notebook.name)]
        unknown = [file.name for file in self.files if file.where is None]
        if lying := meant or unknown or self.others:
            return f" There is {named(lying)}, which is not this notebook: save the notebook as {notebook.name}.ipynb."
        return ""


def named(names: Sequence[str]) -> str:
    """A few file names, joined for a sentence."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def folder_at(path: Path) -> Folder:
    """What lies in a folder and in the folders right below it. Raises nothing on account of what is there.

    The last folder that was asked for is remembered as it was read: each of its notebooks is looked for in it.
    """
    entries = tuple(_below(path))
    return _folder(path, tuple((name, file, state(file)) for name, file in entries))


@lru_cache(maxsize=1)
def _folder(path: Path, entries: tuple[tuple[str, Path, object], ...]) -> Folder:
    found = Folder()
    for name, file, _ in entries:
        if NOTEBOOK.fullmatch(file.name) and len(found.files) < MOST_FILES:
            found.files.append(File(name, file, content_at(file, name, path)))
        elif len(found.others) < MOST_FILES:
            found.others.append(name)
    return found


def _below(path: Path) -> Iterator[tuple[str, Path]]:
    """What is in a folder and right below it but folders, by the name that it has in there; without what is hidden."""
    folders = 0
    for name, file in _entries(path):
        if name.startswith("."):
            continue
        if not file.is_dir() or NOTEBOOK.fullmatch(name):
            yield name, file
        elif not file.is_symlink() and not name.startswith("_") and folders < MOST_FOLDERS:
            folders += 1
            for inner, below in _entries(file):
                if not inner.startswith(".") and not below.is_dir():
                    yield f"{name}/{inner}", below


def state(file: Path) -> object:
    """What changes when a file does; None where it is not there."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _entries(folder: Path) -> Iterable[tuple[str, Path]]:
    try:
        return [(path.name, path) for path in sorted(folder.iterdir())]
    except OSError:
        return []


def content_at(path: Path, name: str = "", folder: Path | None = None) -> Content:
    """What is in the file at `path`, which a report calls `name`. `folder`: the submission that it is a part of."""
    name = name or path.name
    try:
        if why := no_file_of_its_own(path, folder):
            return Content(problems=[f"{name} {why}. It was not read."])
        size = path.stat().st_size
        if size > LARGEST_FILE:
            return Content(problems=[f"{name} is too large to be read ({size:,} bytes)."])
        return content_of(name, path.read_bytes())
    except OSError as error:
        return Content(problems=[f"{name} cannot be read: {error.strerror}."])


def no_file_of_its_own(path: Path, folder: Path | None) -> str:
    """What is wrong with a file that leads elsewhere: to what its author may not read, or to what never ends."""
    if folder is not None and path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return "is a link to something outside of the submission"
    return "is no file" if path.exists() and not path.is_file() else ""
