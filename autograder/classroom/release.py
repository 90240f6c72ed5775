"""Part of `nbgrader generate_assignment`: keeps the autograder's record of an assignment in step with it.

Named last in `GenerateAssignment.preprocessors` (see `nbgrader_config.py`), so that nbgrader's command and
formgrader's Generate button both write the record when they write the students' notebooks.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.course.assignment import Assignment, Exercise, Notebook, record_path


class RecordAssignment(NbGraderPreprocessor):
    """Writes what a released notebook says of its exercises into the course's folder."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        assignment_id = resources["nbgrader"]["assignment"]
        update(
            record_path(assignment_id), assignment_id, notebook_record(resources["nbgrader"]["notebook"], nb)
        )
        return nb, resources


def notebook_record(name: str, nb: NotebookNode) -> Notebook:
    """What the notebook says: its setup cell, and its exercises in order."""
    cells = {c.metadata.nbgrader.grade_id: c for c in nb.cells if "nbgrader" in c.metadata}
    ids = [grade_id for grade_id in cells if f"{grade_id}_check" in cells]
    exercises = [
        Exercise(
            id=id_,
            title=title_of(id_, cells[f"{id_}_ask"].source),
            points=float(cells[f"{id_}_check"].metadata.nbgrader.points),
            stub=cells[id_].source,
        )
        for id_ in ids
    ]
    return Notebook(name, cells["setup"].source, exercises)


def title_of(exercise_id: str, ask: str) -> str:
    """The title in the heading of an `_ask` cell, such as "### q16 · Fibonacci by recursion"."""
    found = re.search(rf"^#+ *{exercise_id} *[·:.-]? *(.+)$", ask, re.MULTILINE)
    if found is None:
        raise ValueError(f"The cell {exercise_id}_ask has no heading '### {exercise_id} · its title'.")
    return found[1].strip()


def update(path: Path, assignment_id: str, notebook: Notebook) -> None:
    """Put the notebook's record in its place in the assignment's, among the others by name."""
    old = (
        msgspec.json.decode(path.read_bytes(), type=Assignment)
        if path.exists()
        else Assignment(assignment_id, [])
    )
    others = [n for n in old.notebooks if n.name != notebook.name]
    new = Assignment(assignment_id, sorted([*others, notebook], key=lambda n: n.name))
    path.parent.mkdir(exist_ok=True)
    # Put in its place whole: a check may be reading it at this moment.
    fresh = path.with_suffix(".new")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(new), indent=1) + b"\n")
    fresh.replace(path)
