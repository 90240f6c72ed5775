"""Has the gradebook know an assignment as it was released: its notebooks, its cells, and what they are worth.

`nbgrader generate_assignment` does that on the way, but it skips an assignment whose notebooks are there already, as they
are in a fresh copy of a course. Nothing here writes a file.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveCells


class NotRegistered(Exception):
    """The released notebooks and the gradebook differ in a way that only a person can settle. The message says how."""


def register(gradebook: Gradebook, db_url: str, assignment: str, released: dict[str, Path]) -> list[str]:
    """Enter what the gradebook at `db_url` lacks of the notebooks in `released`, by their names.

    Marks that are there stay.

    Returns a line for each cell of submissions that is worth another number of points now. Raises `NotRegistered` where
    cells came or went after submissions were graded, `OSError` and `ValueError` where a notebook cannot be read.
    """
    gradebook.update_or_create_assignment(assignment)
    notes = []
    for name, path in released.items():
        nb = nbformat.read(path, as_version=4)
        now = _points(nb)
        before, submitted = _entered(gradebook, assignment, name)
        if before == now:
            continue
        if submitted and before is not None and before.keys() != now.keys():
            came, went = sorted(now.keys() - before.keys()), sorted(before.keys() - now.keys())
            raise NotRegistered(
                f"{name} was released with other graded cells than those that submissions were graded for"
                f"{_listed('new', came)}{_listed('gone', went)}. To bring the gradebook up to date, and read which marks "
                f"change, run: nbgrader generate_assignment {assignment} --force"
            )
        where = {"notebook": name, "assignment": assignment, "db_url": db_url}
        # nbgrader's own step of `generate_assignment`; it opens the gradebook a second time.
        gradebook.db.commit()
        SaveCells().preprocess(nb, {"nbgrader": where})
        gradebook.db.expire_all()
        if submitted:
            notes += [
                f"{cell}: {before[cell]:g} points before, {points:g} now"
                for cell, points in now.items()
                if before and before[cell] != points
            ]
    return notes


def _points(nb: NotebookNode) -> dict[str, float]:
    """What each graded cell is worth, by its grade_id."""
    return {
        cell.metadata.nbgrader.grade_id: float(cell.metadata.nbgrader.points)
        for cell in nb.cells
        if utils.is_grade(cell) or utils.is_task(cell)
    }


def _entered(gradebook: Gradebook, assignment: str, name: str) -> tuple[dict[str, float] | None, bool]:
    """The same as the gradebook has it, None where it does not know the notebook; and whether it has submissions of it."""
    try:
        notebook = gradebook.find_notebook(name, assignment)
    except MissingEntry:
        return None, False
    cells = [*notebook.grade_cells, *notebook.task_cells]
    return {cell.name: cell.max_score for cell in cells}, bool(notebook.submissions)


def _listed(word: str, names: list[str]) -> str:
    return f" ({word}: {', '.join(names)})" if names else ""
