"""A copy of the course for students: what they need, and nothing that only an instructor has.

In it are the exercises, the visible checks, the course's packages, the autograder and set-up. Solutions, hidden checks,
tests and history stay out. With answers, the model answers come along sealed: `autograder solution` opens one once the
student's own passes. A seal keeps an answer from being read by accident; it is no secret from somebody who takes it apart.
"""

from __future__ import annotations

import base64
import importlib.metadata
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from autograder.authoring.verify import model_answer
from autograder.course.assignment import assignments
from autograder.course.digest import MACHINE
from autograder.course.manifest import Course, current

TEMPLATES = Path(__file__).parent / "student_copy"
SEALED = "answers.sealed"
"""In the folder of the checks: the model answers, by exercise."""

LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", SEALED}
MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")


class CannotBundle(Exception):
    """There is nothing that a copy could be made of. The message says what is missing."""


def write_bundle(target: Path, names: list[str], with_answers: bool = False) -> list[str]:
    """Write the zip file `target` with these assignments (none: all); returns what is in it.

    Raises `CannotBundle`, and `OSError` where nothing can be written.
    """
    course = current()
    released = {a.id: a for a in assignments()}
    wanted = names or list(released)
    for name in wanted:
        if name not in released or not (course.root / "exercises" / name).is_dir():
            raise CannotBundle(f"{name} has not been released. Run: nbgrader generate_assignment {name}")
    if not (course.root / "pyproject.toml").is_file():
        raise CannotBundle(f"There is no pyproject.toml in {course.root}, which a copy installs itself by.")
    root = target.stem
    unfinished = target.with_name(f"{target.name}.part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in _files(course, wanted, with_answers):
            bundle.writestr(f"{root}/{name}", content)
        listed = bundle.namelist()
    os.replace(unfinished, target)
    return listed


def sealed_answer(exercise_id: str, folder: Path) -> str | None:
    """The model answer in the course's `folder`, opened; None where none came along."""
    try:
        sealed = json.loads((folder / SEALED).read_text(encoding="utf-8"))
        return zlib.decompress(base64.b85decode(sealed[exercise_id])).decode()
    except (OSError, KeyError, ValueError, zlib.error):
        return None


def _files(course: Course, names: list[str], with_answers: bool) -> Iterator[tuple[str, bytes]]:
    for assignment in assignments():
        if assignment.id in names:
            for notebook in assignment.notebooks:
                where = f"exercises/{assignment.id}/{notebook.name}.ipynb"
                yield where, (course.root / where).read_bytes()
    checks = course.folder.relative_to(course.root)
    for path in _tree(course.folder):
        yield str(checks / path.relative_to(course.folder)), path.read_bytes()
    for name in course.manifest.packages:
        for path in _tree(course.root / name):
            yield str(path.relative_to(course.root)), path.read_bytes()
    package = MACHINE
    for path in _tree(package):
        yield str(Path("autograder") / path.relative_to(package)), path.read_bytes()
    for name in ("pyproject.toml", "LICENSE"):
        if (course.root / name).is_file():
            yield name, (course.root / name).read_bytes()
    yield "requirements.txt", _requirements(course).encode()
    first = next(f"exercises/{a.id}/{a.notebooks[0].name}.ipynb" for a in assignments() if a.id in names)
    yield "Makefile", (TEMPLATES / "Makefile").read_text(encoding="utf-8").replace("{first}", first).encode()
    row = (
        "| `.venv/bin/autograder solution q16` | the model answer, once yours passes |\n"
        if with_answers
        else ""
    )
    text = (TEMPLATES / "README.md").read_text(encoding="utf-8")
    folders = "\n".join(f"- `exercises/{name}`" for name in names)
    yield "README.md", text.format(title=course.manifest.title, answers_row=row, folders=folders).encode()
    if with_answers:
        yield str(checks / SEALED), _sealed(names).encode()


def _tree(folder: Path) -> Iterator[Path]:
    """The files below a folder, without links and what programs leave behind."""
    for path in sorted(folder.rglob("*")):
        if (
            path.is_file()
            and not path.is_symlink()
            and not LEFT_OUT & set(path.parts)
            and path.suffix != ".pyc"
        ):
            yield path


def _sealed(names: list[str]) -> str:
    sealed = {}
    for assignment in assignments():
        if assignment.id in names:
            for exercise in assignment.exercises:
                lines = model_answer(exercise.id).source.splitlines()
                text = "\n".join(line for line in lines if line.strip() not in MARKERS) + "\n"
                sealed[exercise.id] = base64.b85encode(zlib.compress(text.encode())).decode()
    return json.dumps(sealed, indent=1) + "\n"


def _requirements(course: Course) -> str:
    """Of the project's lock, the lines of what students need: without what only tests and authors use."""
    lock = course.root / "requirements.lock"
    if not lock.is_file():
        return ""
    needed = _closure("learner-from-scratch")
    lines = lock.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if (m := re.match(r"[\w.-]+", line)) and canonicalize_name(m[0]) in needed]
    return "\n".join(kept) + "\n"


def _closure(distribution: str) -> set[str]:
    """The names of all that an installed distribution requires, without extras, at any depth."""
    found: set[str] = set()
    todo = [(distribution, frozenset[str]())]
    while todo:
        name, extras = todo.pop()
        try:
            requires = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for text in requires:
            requirement = Requirement(text)
            marker = requirement.marker
            if marker and not any(marker.evaluate({"extra": extra}) for extra in extras or {""}):
                continue
            key = canonicalize_name(requirement.name)
            if key not in found or requirement.extras:
                if key not in found:
                    found.add(key)
                    todo.append((key, frozenset(requirement.extras)))
    return found
