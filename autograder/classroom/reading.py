"""Reads submitted notebooks, whatever state they are in: broken JSON, an old format, another name, none at all.

What cannot be read is missing, and is said in words. Reading raises nothing on account of a submission.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.classroom.outputs import shown_outputs
from autograder.course.assignment import assignments
from autograder.reading.files import content_at, folder_at
from autograder.reading.notebook import Content

KEPT_METADATA = ("kernelspec", "language_info", "autograder")


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


def read(path: Path) -> tuple[NotebookNode, list[str]]:
    """A valid notebook, and what was wrong with the file: of those beside `path`, the one that counts as that notebook."""
    name = path.stem
    notebook = next((n for a in assignments() for n in a.notebooks if n.name == name), None)
    if notebook is None:
        content = content_at(path)
        return _notebook(content), content.problems
    problems: list[str] = []
    file = folder_at(path.parent).file_of(notebook, problems)
    return (_notebook(file.content) if file else new_notebook()), problems


def _notebook(content: Content) -> NotebookNode:
    """What was read as a valid notebook; only known metadata is kept."""
    known = content.metadata
    kept = {key: known[key] for key in KEPT_METADATA if isinstance(known.get(key), dict)}
    return new_notebook(cells=[_cell(cell) for cell in content.cells], metadata=nbformat.from_dict(kept))


def _cell(cell: dict) -> NotebookNode:
    # Not by nbformat's own functions, each of which validates what it makes: `new_notebook` validates all of it at once.
    new = NotebookNode(id=cell["id"], cell_type=cell["cell_type"], source=cell["source"])
    new.metadata = nbformat.from_dict(cell["metadata"])
    if new.cell_type == "code":
        new.execution_count = None
        new.outputs = shown_outputs(cell.get("outputs"))
    if new.cell_type == "markdown" and isinstance(cell.get("attachments"), dict):
        new.attachments = _attachments(cell["attachments"])
    return new


def _attachments(attachments: dict) -> dict[str, dict[str, str]]:
    """Pictures that were dropped into a written answer."""
    return {
        str(name): {
            kind: data
            for kind, data in bundle.items()
            if kind in ("image/png", "image/jpeg", "image/gif") and isinstance(data, str)
        }
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
    }
