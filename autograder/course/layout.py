"""How a source notebook is laid out, which is what all else relies on: its exercises, and what is wrong with them.

An exercise `vowels` is made of cells that nbgrader knows by these grade_ids, in this order:

    vowels_ask     its question, whose first heading is "### vowels · Its title"; locked
    vowels         the stub, with the model answer between ### BEGIN SOLUTION and ### END SOLUTION
    vowels_check   check("vowels"), for so many points; locked
    vowels_why     a question to be answered in words, for so many points; not every exercise has one

The first code cell is `setup`, locked. Cells are plain data here, as in the file or as nbformat reads them.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder.course.assignment import Exercise, Notebook, visible_checks
from autograder.course.manifest import current

ID = re.compile(r"[a-z][a-z0-9]*")
PARTS = ("ask", "check", "why")

Cells = Sequence[Mapping[str, Any]]


def source_of(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def by_grade_id(cells: Cells) -> dict[str, Mapping[str, Any]]:
    """The cells that nbgrader knows, by grade_id."""
    return {id_: cell for cell in cells if (id_ := _flags(cell).get("grade_id"))}


def exercise_ids(cells: Cells) -> list[str]:
    """The exercises of which at least one cell is there, in order."""
    found = {}
    for cell in cells:
        id_, _, part = _flags(cell).get("grade_id", "").rpartition("_")
        if id_ and part in PARTS:
            found[id_] = True
        elif cell.get("cell_type") == "code" and _flags(cell).get("solution"):
            found[_flags(cell)["grade_id"]] = True
    return list(found)


def is_ours(cells: Cells) -> bool:
    """Whether the notebook is the autograder's to grade, by the names of its cells. Any other is left to nbgrader itself."""
    known = by_grade_id(cells)
    return "setup" in known or any(id_.rpartition("_")[2] in PARTS and "_" in id_ for id_ in known)


def title_of(exercise_id: str, ask: str) -> str:
    """The title in the heading of an `_ask` cell, such as "### vowels · Count the vowels"; empty where it has none."""
    found = re.search(rf"^#+ *{re.escape(exercise_id)} *[·:.-]? *(.+)$", ask, re.MULTILINE)
    return found[1].strip() if found else ""


def record(name: str, cells: Cells) -> Notebook:
    """What a released notebook without faults says: its setup cell, and its exercises in order."""
    known = by_grade_id(cells)
    exercises = [
        Exercise(
            id=id_,
            title=title_of(id_, source_of(known[f"{id_}_ask"])),
            points=float(_flags(known[f"{id_}_check"])["points"]),
            stub=source_of(known[id_]),
        )
        for id_ in exercise_ids(cells)
    ]
    return Notebook(name, source_of(known["setup"]), exercises)


def faults(name: str, cells: Cells) -> Iterator[str]:
    """What is wrong with the notebook `name`, a line each, which names the notebook and the cell."""
    where = f"{name}.ipynb"
    known = by_grade_id(cells)
    for id_, times in Counter(_flags(cell).get("grade_id") for cell in cells).items():
        if id_ and times > 1:
            yield f"{where}: there are {times} cells {id_!r}; each needs a grade_id of its own."
    if "setup" not in known:
        yield f"{where}: there is no cell 'setup', a locked code cell with what the answers may use."
    else:
        for fault in _faults_of_setup(known["setup"]):
            yield f"{where}: {fault}"
    exercises = exercise_ids(cells)
    for id_ in exercises:
        for fault in _faults_of(id_, known):
            yield f"{where}: {fault}"
    checks = {f"{id_}_check" for id_ in exercises}
    for id_, cell in known.items():
        if cell["cell_type"] == "code" and _flags(cell).get("grade") and id_ not in checks:
            yield f"{where}: the cell {id_!r} is graded, but it is no exercise's check."


def _faults_of_setup(cell: Mapping[str, Any]) -> Iterator[str]:
    if not _flags(cell).get("locked"):
        yield "the cell 'setup' is not locked."
    try:
        tree = ast.parse(source_of(cell))
    except SyntaxError:
        return  # such as one with a %magic
    imported = [name.partition(".")[0] for node in tree.body for name in _imports(node)]
    if "autograder" not in imported:
        yield "the cell 'setup' does not import check from autograder."
        return
    for name in imported[: imported.index("autograder")]:
        if name in current().packages:
            yield f"the cell 'setup' imports {name!r} before autograder, which has the course's own {name!r} found."


def _imports(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def _faults_of(id_: str, known: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    if not ID.fullmatch(id_):
        yield f"{id_!r} cannot be the name of an exercise: small letters and digits, a letter first."
        return
    ask, answer, check = (known.get(grade_id) for grade_id in (f"{id_}_ask", id_, f"{id_}_check"))
    if ask is None:
        yield f"there is no cell '{id_}_ask' with the question of {id_!r}."
    elif not title_of(id_, source_of(ask)):
        yield f"the cell '{id_}_ask' has no heading '### {id_} · Its title'."
    if answer is None:
        yield f"there is no cell {id_!r} with the stub."
    else:
        yield from _faults_of_stub(id_, answer)
    if check is None:
        yield f"there is no cell '{id_}_check' with check({id_!r}) in it."
    else:
        flags = _flags(check)
        if not (check["cell_type"] == "code" and flags.get("grade") and flags.get("locked")):
            yield f"the cell '{id_}_check' is not a graded, locked code cell (nbgrader: 'Autograder tests')."
        elif not isinstance(flags.get("points"), int | float) or flags["points"] <= 0:
            yield f"the cell '{id_}_check' is worth no points."
    why = known.get(f"{id_}_why")
    if why is not None and not (_flags(why).get("grade") and _flags(why).get("solution")):
        yield f"the cell '{id_}_why' is not a manually graded answer."
    if not visible_checks(id_):
        yield f"there are no checks for {id_!r}: write them into {current().folder / id_ / f'test_{id_}.py'}."


def _faults_of_stub(id_: str, answer: Mapping[str, Any]) -> Iterator[str]:
    if answer["cell_type"] != "code" or not _flags(answer).get("solution") or _flags(answer).get("grade"):
        yield f"the cell {id_!r} is not an autograded answer (a code cell)."
        return
    try:
        ast.parse(source_of(answer))
    except SyntaxError as error:
        yield f"the cell {id_!r} cannot be parsed (line {error.lineno}: {error.msg})."
        return
    if not Exercise(id_, "", 0, source_of(answer)).names:
        yield f"the cell {id_!r} defines nothing that a check could look for. Put ### BEGIN SOLUTION inside the function."


def _flags(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    return cell.get("metadata", {}).get("nbgrader") or {}
