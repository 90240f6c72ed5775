"""Reads submitted notebooks, whatever state they are in: broken JSON, an old format, another name, none at all.

What cannot be read is missing, and is said in words. Reading raises nothing on account of a submission.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.classroom.outputs import shown_outputs
from autograder.course.assignment import Notebook, assignments
from autograder.reading.files import no_file_of_its_own

LARGEST_FILE = 50 * 2**20
CELL_ID = re.compile(r"[a-zA-Z0-9-_]{1,64}")
KEPT_METADATA = ("kernelspec", "language_info", "autograder")
KINDS = ("code", "markdown", "raw")


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
    """A valid notebook, and what was wrong with the file."""
    if path.exists():
        return _read(path)
    found = _under_another_name(path)
    if found is None:
        return new_notebook(), [f"The notebook {path.name} was not handed in."]
    nb, problems = _read(found)
    return nb, [f"The notebook {path.name} was handed in as {found.name}.", *problems]


def _read(path: Path) -> tuple[NotebookNode, list[str]]:
    try:
        if why := no_file_of_its_own(path, path.parent):
            return new_notebook(), [f"{path.name} {why}. It was not read."]
        if path.stat().st_size > LARGEST_FILE:
            return new_notebook(), [f"{path.name} is too large to be read ({path.stat().st_size:,} bytes)."]
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        return new_notebook(), [f"{path.name} cannot be read: {error.strerror}."]
    problems: list[str] = []
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        whole = _salvaged(text)
        says = f"{len(whole)} cells could be read all the same" if whole else "no cell could be read"
        why = str(error) or type(error).__name__
        return _notebook(whole), [
            f"{path.name} is not a notebook any more: its JSON is broken ({why}); {says}."
        ]
    if isinstance(content, dict) and "cells" not in content and "worksheets" in content:
        try:
            content = nbformat.convert(nbformat.from_dict(content), 4)
            problems.append(f"{path.name} is in an old notebook format; it was converted.")
        except Exception as error:  # whatever an old format is broken in
            problems.append(f"{path.name} is in an old notebook format that cannot be converted ({error}).")
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list):
        return new_notebook(), [*problems, f"{path.name} is not a notebook: it has no cells."]
    return _notebook(cells, content.get("metadata")), problems


def _salvaged(text: str) -> list[dict]:
    """The cells that are whole in a text that, as a whole, is no JSON: cut off, or with a merge conflict in it."""
    decode = json.JSONDecoder().raw_decode
    cells, at = [], text.find("{")
    while at >= 0:
        try:
            found, end = decode(text, at)
        except (ValueError, RecursionError):
            found, end = None, at + 1
        if isinstance(found, dict) and "cell_type" in found and "source" in found:
            cells.append(found)
        else:
            end = at + 1
        at = text.find("{", end)
    return cells


def _notebook(cells: list[Any], metadata: Any = None) -> NotebookNode:
    """A valid notebook of whatever stands where cells and metadata should be; only known metadata is kept."""
    made, ids = [], set()
    for place, cell in enumerate(cells):
        if not isinstance(cell, dict):
            continue
        id_ = cell.get("id")
        if not isinstance(id_, str) or not CELL_ID.fullmatch(id_) or id_ in ids:
            id_ = f"cell-{place}"
        ids.add(id_)
        made.append(_cell(cell, id_))
    known = metadata if isinstance(metadata, dict) else {}
    kept = {key: known[key] for key in KEPT_METADATA if isinstance(known.get(key), dict)}
    return new_notebook(cells=made, metadata=nbformat.from_dict(kept))


def _cell(cell: dict, id_: str) -> NotebookNode:
    kind = cell.get("cell_type")
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    # Not by nbformat's own functions, each of which validates what it makes: `new_notebook` validates all of it at once.
    new = NotebookNode(id=id_, cell_type=kind if kind in KINDS else "raw", metadata=NotebookNode())
    new.source = source if isinstance(source, str) else ""
    nbgrader = cell["metadata"].get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    if isinstance(nbgrader, dict):
        new.metadata["nbgrader"] = nbformat.from_dict(nbgrader)
    if kind == "code":
        new.execution_count = None
        new.outputs = shown_outputs(cell.get("outputs"))
    if kind == "markdown" and isinstance(cell.get("attachments"), dict):
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


def _under_another_name(path: Path) -> Path | None:
    """The notebook beside `path` that, by the exercises in it, is the one that should be there."""
    known = {n.name: n for a in assignments() for n in a.notebooks}
    wanted = known.get(path.stem)
    if wanted is None or not path.parent.is_dir():
        return None
    shared = {
        other: _shared(other, wanted)
        for other in sorted(path.parent.glob("*.ipynb"))
        if other.stem not in known
    }
    best = max(shared, key=lambda other: shared[other], default=None)
    return best if best is not None and shared[best] * 2 > len(wanted.exercises) else None


def _shared(path: Path, wanted: Notebook) -> int:
    nb, _ = _read(path)
    ids = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells}
    return sum(exercise.id in ids for exercise in wanted.exercises)
