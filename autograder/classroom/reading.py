"""Reads submitted notebooks, whatever state they are in: broken JSON, an old format, another name, none at all.

What cannot be read is missing, and is said in words. Reading raises nothing on account of a submission.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.classroom import intake
from autograder.classroom.outputs import picture, shown_outputs
from autograder.course.assignment import Notebook, assignments

MOST_CELLS = 500
LONGEST_SOURCE = 500_000  # characters of all cells
MOST_OUTPUTS = 2_000
MOST_VALUES = (
    500_000  # objects and lists in the whole file, each of which takes much more room than its brackets
)
PICTURE_NAME = re.compile(r"[\w .()+-]{1,200}")
CELL_ID = re.compile(r"[a-zA-Z0-9-_]{1,64}")
KEPT_METADATA: dict[str, tuple[str, ...]] = {
    "kernelspec": ("name", "display_name"),
    "language_info": ("name",),
    "autograder": (),
}
PLAIN = (str, int, float, bool, type(None))
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


def read(path: Path, why_not: str = "") -> tuple[NotebookNode, list[str]]:
    """A valid notebook, and what was wrong with the file; `why_not`: why somebody else has not read it."""
    if why_not:
        return new_notebook(), [f"{path.name} {why_not}. It was not read."]
    if os.path.lexists(path):
        return _read(path)
    found = _under_another_name(path)
    if found is None:
        return new_notebook(), [f"The notebook {path.name} was not handed in."]
    nb, problems = _read(found)
    return nb, [f"The notebook {path.name} was handed in as {found.name}.", *problems]


def _read(path: Path) -> tuple[NotebookNode, list[str]]:
    try:
        text = intake.read(path.parent, path.name).decode("utf-8-sig", errors="replace")
    except intake.Refused as reason:
        return new_notebook(), [f"{path.name} {reason}. It was not read."]
    if text.count("{") + text.count("[") > MOST_VALUES:
        return new_notebook(), [f"{path.name} holds too much to be read. It was not read."]
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
    """The cells that are whole in a text that, as a whole, is no JSON: cut off, or with a merge conflict in it.

    Each character is looked at once, and decoded once at most, whatever the text: a brace that closes belongs to the last
    one that is open, and of those around a cell none is tried.
    """
    cells: list[dict] = []
    open_: list[tuple[int, set[str]]] = []  # where each brace is, and which of a cell's keys were seen since
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "{":
                open_.append((token.start(), set()))
            case "}":
                start, keys = open_.pop() if open_ else (0, set())
                if keys == _KEYS:
                    open_.clear()
                    with suppress(ValueError, RecursionError):
                        cells.append(json.loads(text[start : token.end()]))
            case key if open_ and key in _KEYS:
                open_[-1][1].add(key)
    return cells


# A string that has no end ends with its line, so that one quote too many does not turn all that follows inside out.
_TOKEN = re.compile(r'[{}]|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?')
_KEYS = {'"cell_type"', '"source"'}


def _notebook(cells: list[Any], metadata: Any = None) -> NotebookNode:
    """A valid notebook of whatever stands where cells and metadata should be; only known metadata is kept."""
    made, ids = [], set()
    room, outputs = LONGEST_SOURCE, MOST_OUTPUTS
    for place, cell in enumerate(cells[:MOST_CELLS]):
        if not isinstance(cell, dict):
            continue
        id_ = cell.get("id")
        if not isinstance(id_, str) or not CELL_ID.fullmatch(id_) or id_ in ids:
            id_ = f"cell-{place}"
        ids.add(id_)
        made.append(_cell(cell, id_, outputs))
        outputs -= len(made[-1].get("outputs", []))
        room -= len(made[-1].source)
        if room < 0:
            made.pop()
            break
    return new_notebook(cells=made, metadata=_metadata(metadata))


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


def _cell(cell: dict, id_: str, most_outputs: int) -> NotebookNode:
    kind = cell.get("cell_type")
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    # Not by nbformat's own functions, each of which validates what it makes: `new_notebook` validates all of it at once.
    new = NotebookNode(id=id_, cell_type=kind if kind in KINDS else "raw", metadata=NotebookNode())
    new.source = source if isinstance(source, str) else ""
    nbgrader = cell["metadata"].get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    if isinstance(nbgrader, dict):
        # All that is known of it comes from the released notebook in the end, but for whose cell it is.
        new.metadata["nbgrader"] = NotebookNode(
            {key: value for key, value in nbgrader.items() if isinstance(value, PLAIN)}
        )
    if kind == "code":
        new.execution_count = None
        new.outputs = shown_outputs(cell.get("outputs"), most_outputs)
    if kind == "markdown" and isinstance(cell.get("attachments"), dict):
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


def _under_another_name(path: Path) -> Path | None:
    """The notebook beside `path` that, by the exercises in it, is the one that should be there."""
    known = {n.name: n for a in assignments() for n in a.notebooks}
    wanted = known.get(path.stem)
    if wanted is None or not path.parent.is_dir():
        return None
    shared = {
        other: _shared(other, wanted)
        for other in (path.parent / name for name in intake.look(path.parent).notebooks)
        if other.stem not in known
    }
    best = max(shared, key=lambda other: shared[other], default=None)
    return best if best is not None and shared[best] * 2 > len(wanted.exercises) else None


def _shared(path: Path, wanted: Notebook) -> int:
    nb, _ = _read(path)
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells]
    return sum(exercise.id in ids for exercise in wanted.exercises)
