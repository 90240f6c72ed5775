"""Reads submitted notebooks, whatever state they are in: broken JSON, an old format, another name, none at all.

What cannot be read is missing, and is said in words. Reading raises nothing on account of a submission.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.classroom import intake
from autograder.classroom.outputs import picture, shown_outputs
from autograder.course.assignment import assignments
from autograder.reading.files import File, Folder, state
from autograder.reading.notebook import Content, content_of

MOST_OUTPUTS = 2_000
PICTURE_NAME = re.compile(r"[\w .()+-]{1,200}")
KEPT_METADATA: dict[str, tuple[str, ...]] = {
    "kernelspec": ("name", "display_name"),
    "language_info": ("name",),
    "autograder": (),
}


class LenientExporter(NotebookExporter):
    """nbconvert's notebook exporter, for files that are not notebooks any more (`Autograde.exporter_class`).

    What was wrong with the file is in `resources["autograder"]["problems"]`.
    """

    def from_filename(  # type: ignore[override]  # as its base class does: the notebook's text
        self, filename: str, resources: dict | None = None, **kw: Any
    ) -> tuple[str, dict]:
        path = Path(filename)
        nb, problems = read(path)
        resources = dict(resources or {})
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        resources["autograder"] = {"problems": problems}
        return self.from_notebook_node(nb, resources=resources, **kw)


def add_missing(notebooks: list[str], assignment: str, **_: Any) -> None:
    """Before a submission is graded: have nbgrader look for the notebooks, too, that were not handed in.

    nbgrader itself would pass over them and tell nobody why there is nothing (`Autograde.pre_convert_hook`;
    `notebooks` are the paths of those that it has found).
    """
    known = next((a for a in assignments() if a.id == assignment), None)
    if known and notebooks:
        folder = Path(notebooks[0]).parent
        notebooks += [str(path) for n in known.notebooks if not (path := folder / f"{n.name}.ipynb").exists()]
        notebooks.sort()


def read(path: Path, why_not: str = "") -> tuple[NotebookNode, list[str]]:
    """A valid notebook, and what was wrong with the file: of those beside `path`, the one that counts as that notebook.

    `why_not`: why somebody else has not read the file of that name.
    """
    notebook = next((n for a in assignments() for n in a.notebooks if n.name == path.stem), None)
    if notebook is None:
        content = _content(path.parent, path.name)
        return _notebook(content), content.problems
    problems: list[str] = []
    names, refused = _look(path.parent)
    why_not = why_not or refused.get(path.name, "")
    file = _folder(path.parent, names, tuple(refused)).file_of(notebook, problems)
    if why_not:
        problems = [f"{path.name} {why_not}. It was not read.", *(problems if file else [])]
    return (_notebook(file.content) if file else new_notebook()), problems


def _look(folder: Path) -> tuple[tuple[tuple[str, object], ...], dict[str, str]]:
    """The notebooks in a folder, each with what changes when it does; and why others are not read."""
    found = intake.look(folder)
    return tuple((name, state(folder / name)) for name in found.notebooks), found.refused


@lru_cache(maxsize=1)  # each of a submission's notebooks is looked for among all of them
def _folder(folder: Path, names: tuple[tuple[str, object], ...], others: tuple[str, ...]) -> Folder:
    return Folder([File(name, folder / name, _content(folder, name)) for name, _ in names], list(others))


def _content(folder: Path, name: str) -> Content:
    try:
        return content_of(name, intake.read(folder, name))
    except intake.Refused as reason:
        return Content(problems=[f"{name} {reason}. It was not read."])


def _notebook(content: Content) -> NotebookNode:
    """What was read as a valid notebook; only known metadata is kept."""
    cells = []
    outputs = MOST_OUTPUTS
    for cell in content.cells:
        cells.append(_cell(cell, outputs))
        outputs -= len(cells[-1].get("outputs", []))
    return new_notebook(cells=cells, metadata=_metadata(content.metadata))


def _metadata(metadata: Any) -> NotebookNode:
    """What is known of a notebook's metadata, where it is as the format has it."""
    known = metadata if isinstance(metadata, dict) else {}
    kept = {}
    for key, needed in KEPT_METADATA.items():
        value = known.get(key)
        if isinstance(value, dict) and all(isinstance(value.get(name), str) for name in needed):
            kept[key] = value
    with suppress(RecursionError):
        return nbformat.from_dict(kept)
    return NotebookNode()


def _cell(cell: dict, most_outputs: int) -> NotebookNode:
    # Not by nbformat's own functions, each of which validates what it makes: `new_notebook` validates all of it at once.
    new = NotebookNode(id=cell["id"], cell_type=cell["cell_type"], source=cell["source"])
    # All that is known of it comes from the released notebook in the end, but for whose cell it is.
    new.metadata = nbformat.from_dict(cell["metadata"])
    if new.cell_type == "code":
        new.execution_count = None
        new.outputs = shown_outputs(cell.get("outputs"), most_outputs)
    if new.cell_type == "markdown" and isinstance(cell.get("attachments"), dict):
        new.attachments = _attachments(cell["attachments"])
    return new


def _attachments(attachments: dict) -> dict[str, dict[str, str]]:
    """Pictures that were dropped into a written answer."""
    made = {}
    for name, bundle in attachments.items():
        if isinstance(bundle, dict) and PICTURE_NAME.fullmatch(name):
            pictures = {
                kind: picture(bundle.get(kind), kind) for kind in ("image/png", "image/jpeg", "image/gif")
            }
            made[name] = {kind: data for kind, data in pictures.items() if data}
    return {name: bundle for name, bundle in made.items() if bundle}
