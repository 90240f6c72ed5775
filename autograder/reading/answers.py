"""Which cell of a notebook is which answer, once for every face.

Cells are known by nbgrader's metadata, by their ids, by what they say, or by the names that they define: a student may have
lost, copied, split, moved or mixed up any of these.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from autograder.course.assignment import Exercise, Notebook
from autograder.reading import cells as facts
from autograder.reading.answer import DEFINITIONS, Answer, all_of, provided_by, wanted_names
from autograder.reading.cell import Cell, same_source, unfenced
from autograder.reading.magics import magic_of
from autograder.reading.notebook import Content

SETUP = "setup"
CHECK_CALL = re.compile(r"""(?m)^[ \t]*check\(\s*["'](\w+)["']\s*\)""")


def cells_of(content: Content, notebook: Notebook) -> list[Cell]:
    """The cells of a notebook, each with the grade_id that it was released with, as far as that can be told."""
    ids = {e.id for e in notebook.exercises}
    known = ids | {f"{id_}_check" for id_ in ids} | {SETUP}
    claimed = {id_ for cell in content.cells if (id_ := grade_id_of(cell)) in known}
    cells = []
    for place, cell in enumerate(content.cells, 1):
        id_ = grade_id_of(cell)
        if id_ not in known and (lost := _known_by(cell, notebook)) in known - claimed:
            id_ = lost
            claimed |= {id_}
        elif id_ not in known and cell["cell_type"] == "code":
            id_ = ""  # none of this notebook's
        source = cell["source"] if cell["cell_type"] == "code" else unfenced(cell["source"])
        cells.append(Cell(id_, source, place, cell["cell_type"]))
    return cells


def grade_id_of(cell: dict) -> str:
    """A cell's grade_id; empty where it has none."""
    id_ = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")
    return id_ if isinstance(id_, str) else ""


def _known_by(cell: dict, notebook: Notebook) -> str:
    """The grade_id that a cell without one must have had: by its own id, or by what it says."""
    if cell["cell_type"] == "code":
        if same_source(cell["source"], notebook.setup):
            return SETUP
        if found := CHECK_CALL.fullmatch(cell["source"].strip()):
            return f"{found[1]}_check"
        for exercise in notebook.exercises:
            if same_source(cell["source"], exercise.stub):
                return exercise.id
    return str(cell.get("id", "")).replace("-", "_")


def traces(content: Content) -> tuple[set[str], set[str]]:
    """What a file has of any exercise: the ids in its cells and its calls of `check`, and the names that it defines."""
    ids: set[str] = set()
    defined: set[str] = set()
    for cell in content.cells:
        ids.add(grade_id_of(cell).removesuffix("_check"))
        if cell["cell_type"] == "code":
            ids |= set(CHECK_CALL.findall(cell["source"]))
            tree = facts.parse(cell["source"])
            made = [node for node in tree.body if not isinstance(node, ast.Import | ast.ImportFrom)]
            defined |= facts.bound(tree if len(made) == len(tree.body) else ast.Module(made, []))
    return ids, defined


def evidence(left: tuple[set[str], set[str]], notebook: Notebook) -> int:
    """How many of a notebook's exercises have left something in a file, whose `traces` are given."""
    ids, defined = left
    return sum(e.id in ids or set(wanted_names(e)) <= defined for e in notebook.exercises)


def answer_cell(exercise: Exercise, cells: Sequence[Cell], exercises: Sequence[Exercise] = ()) -> Cell | None:
    """The cell that holds the answer to an exercise; `exercises` are all of the notebook's.

    It is the last cell above the check that was changed and defines what was asked for: the exercise's own,
    a copy of it (splitting a cell makes one), or one that the student added. A notebook that is run from
    top to bottom comes to the same. Parts of an answer that stand in several cells are put together. A cell that has
    another exercise's id counts where it defines what this one asks for and nothing else does.
    """
    mine = [cell for cell in cells if cell.grade_id == exercise.id]
    written = [cell for cell in mine if not same_source(cell.source, exercise.stub)]
    check = next((cell.place for cell in cells if cell.grade_id == f"{exercise.id}_check"), sys.maxsize)
    defining = [
        cell
        for cell in cells
        if cell.grade_id != exercise.id
        and _defines_all(cell.tree, exercise)
        and not same_source(cell.source, exercise.stub)
    ]
    added = [cell for cell in defining if not cell.grade_id and cell.kind == "code"]
    whole = [cell for cell in written if _defines_all(cell.tree, exercise)]
    above = [cell for cell in cells if cell.place < check and cell.grade_id in ("", exercise.id)]
    if found := whole + [cell for cell in added if cell.place < check]:
        return _with_its_parts(max(found, key=lambda cell: cell.place), found, above, exercise)
    if joined := _of_several(written, above, exercise):
        return joined
    others = {other.id: other for other in exercises}
    mixed_up = [
        cell
        for cell in defining
        if cell.grade_id in others and not _defines_all(cell.tree, others[cell.grade_id])
    ]
    typed = [cell for cell in defining if not cell.grade_id and cell.kind != "code"]
    merged = [cell for cell in defining if cell.grade_id in others]
    for found in (mixed_up, added, typed, written, mine, merged):
        if found:
            return found[-1]
    return None


def _with_its_parts(cell: Cell, found: list[Cell], above: Sequence[Cell], exercise: Exercise) -> Cell:
    """An answer's cell, with what belongs to it in others: an older version that it extends, methods put in below it.

    `found` are all cells that define the answer, `above` those that stand above its check and belong to no other exercise.
    """
    wanted = set(wanted_names(exercise))
    parts = [cell]
    while parts[0].takes.names & wanted and (older := [c for c in found if c.place < parts[0].place]):
        parts.insert(0, max(older, key=lambda c: c.place))
    for other in above:
        if (
            other.place > cell.place
            and other.kind == "code"
            and (_changes(other, wanted) or _goes_on(parts[-1], other, exercise))
        ):
            parts.append(other)
    return _joined(parts, exercise, cell)


def _of_several(written: list[Cell], above: Sequence[Cell], exercise: Exercise) -> Cell | None:
    """The answer, where no cell holds all of it but several together do: it was split, or written in several."""
    wanted = set(wanted_names(exercise))
    parts = list(written)
    for other in above:
        if other in parts or other.grade_id or other.kind != "code":
            continue
        if facts.bound(other.tree) & wanted or (parts and _goes_on(parts[-1], other, exercise)):
            parts.append(other)
    parts.sort(key=lambda cell: cell.place)
    if len(parts) < 2:
        return None
    joined = _joined(parts, exercise, (written or parts)[-1])
    return joined if _defines_all(joined.tree, exercise) else None


def _changes(cell: Cell, wanted: set[str]) -> bool:
    """Whether a cell puts something into what the answer defines, as `@patch` does, or wraps it: `f = cache(f)`."""
    if any(root in wanted for root, _ in cell.leaves.attributes):
        return True
    for node in cell.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(args=[ast.Name(id=given)])):
                if name == given and name in wanted:
                    return True
    return False


def _goes_on(cell: Cell, other: Cell, exercise: Exercise) -> bool:
    """Whether a cell was split, and the one right below it is the rest: more methods, or what is no Python by itself."""
    if other.place != cell.place + 1 or not re.match(r"(?:[ \t]*\n)*[ \t]+\S", other.written):
        return False
    if not _defines_all(facts.parse(f"{cell.written}\n\n{other.written}"), exercise):
        return False
    return not cell.tree.body or all(
        isinstance(node, ast.FunctionDef) and [arg.arg for arg in node.args.args[:1]] in (["self"], ["cls"])
        for node in other.tree.body
    )


def _joined(parts: list[Cell], exercise: Exercise, at: Cell) -> Cell:
    """These cells as one, which stands where the exercise's own cell does, or else where `at` does."""
    if len(parts) == 1:
        return parts[0]
    own = [part for part in parts if part.grade_id == exercise.id]
    at = own[-1] if own else at
    text = "\n\n".join(part.written for part in parts)
    return Cell(at.grade_id, text, at.place, "code", tuple(part.place for part in parts))


def _defines_all(tree: ast.Module, exercise: Exercise) -> bool:
    """Whether the cell defines each name of the exercise, in the way that its stub does (`def`, `class`, `=`)."""
    wanted = set(wanted_names(exercise))
    defined = {node.name for node in tree.body if isinstance(node, DEFINITIONS)}
    return wanted & _definitions(exercise.stub) <= defined and wanted <= facts.bound(tree)


@cache
def _definitions(source: str) -> frozenset[str]:
    return frozenset(node.name for node in facts.parse(source).body if isinstance(node, DEFINITIONS))


def answers_of(
    notebook: Notebook, file: Path | None, content: Content | None, problems: list[str]
) -> list[Answer]:
    """The answers to all exercises of a notebook; what was odd about its cells is added to `problems`."""
    cells = cells_of(content, notebook) if content else []
    extra = _added_to_setup(notebook, cells, problems)
    above = {c.grade_id.removesuffix("_check"): c.place for c in cells if c.grade_id.endswith("_check")}
    answers: list[Answer] = []
    checks = {f"{e.id}_check" for e in notebook.exercises}
    for exercise in notebook.exercises:
        cell = answer_cell(exercise, [*(replace(c, grade_id="") for c in extra), *cells], notebook.exercises)
        _remark(notebook, exercise, cell, cells, problems)
        earlier = [
            other
            for other in cells
            if cell is not None
            and other.kind == "code"
            and other.place < max(cell.place, above.get(exercise.id, 0))
            and other.place not in (cell.place, *cell.of)
            and other.grade_id not in checks | {SETUP}
            # An older version of the answer itself is no help to it; a part that was split off is.
            and (other.grade_id != exercise.id or not facts.bound(other.tree) & set(wanted_names(exercise)))
        ]
        added = [other for other in extra if cell and other.written not in cell.written]
        answers.append(Answer(exercise, notebook, cell, added + earlier if cell else [], file))
    if content and (theirs := _newer(content.python)):
        unread = [a.exercise.id for a in answers if a.cell and a.cell.source.strip() and not a.cell.tree.body]
        if unread:
            problems.append(
                f"{notebook.name} was last run with Python {content.python}, and Python {theirs} grades it: it cannot read "
                f"{', '.join(unread)}. Write that without what is new since then."
            )
    found = [(a.exercise, a.cell) for a in answers if a.cell and not a.cell.grade_id]
    if found:
        listed = "; ".join(
            f"{e.id} is {cell.name}, which defines {all_of(wanted_names(e))}" for e, cell in found
        )
        problems.append(f"{notebook.name}: what counts as the answer to {listed}.")
    return answers


def _newer(python: str) -> str:
    """The version of the Python that grades, where a notebook was run with a newer one."""
    here = sys.version_info[:2]
    theirs = tuple(int(part) for part in python.split(".")[:2]) if python else here
    return f"{here[0]}.{here[1]}" if theirs > here else ""


def _remark(
    notebook: Notebook, exercise: Exercise, cell: Cell | None, cells: Sequence[Cell], problems: list[str]
) -> None:
    """Say what was odd about an exercise's cells."""
    names = all_of(wanted_names(exercise))
    mine = [other for other in cells if other.grade_id == exercise.id]
    if cell is None:
        if cells:
            problems.append(f"{notebook.name} has no cell {exercise.id!r} any more.")
        return
    if not cell.grade_id:
        pass  # said for all of them together
    elif cell.grade_id != exercise.id:
        problems.append(
            f"{notebook.name}: the cell {cell.grade_id!r} defines {names}, so it counts as the answer to {exercise.id}."
        )
    elif len(mine) > 1:
        problems.append(
            f"{notebook.name} has {len(mine)} cells {exercise.id!r}; the last one that was changed counts."
        )
    if cell.kind != "code":
        problems.append(
            f"{notebook.name}: the answer to {exercise.id} is in a {cell.kind} cell, and was graded as code."
        )
    for node in facts.walk(cell.tree):
        match node:
            case ast.Expr(value=ast.Call(func=ast.Name(id="quit" | "exit" as name), args=[])):
                problems.append(
                    f"{exercise.id}: its cell calls {name}(), which ends the notebook's kernel, so that all that has run "
                    "has to be run again. That costs no marks; take it out."
                )


def _added_to_setup(notebook: Notebook, cells: Sequence[Cell], problems: list[str]) -> list[Cell]:
    """What a student has written into the setup cell, as cells of its own."""
    found = []
    for cell in cells:
        if cell.grade_id == SETUP and cell.kind == "code":
            for source in written_into_setup(cell.tree, notebook):
                found.append(Cell(SETUP, source, cell.place))
    if found:
        problems.append(in_setup(notebook.name, found[0].source))
    return found


def written_into_setup(tree: ast.Module, notebook: Notebook) -> list[str]:
    """What a changed setup cell has that the released one has not, without what overwrites the released one's names.

    Its imports come first, and by themselves: what else was written there may not run to its end.
    """
    released = {ast.dump(node) for node in facts.parse(notebook.setup).body}
    provided = provided_by(notebook.setup)
    new = [node for node in tree.body if ast.dump(node) not in released]
    imports: list[ast.stmt] = [n for n in new if isinstance(n, ast.Import | ast.ImportFrom)]
    rest = [n for n in new if n not in imports and not facts.bound(ast.Module([n], [])) & provided]
    return [ast.unparse(ast.Module(nodes, [])) for nodes in (imports, rest) if nodes]


def as_written(source: str) -> str:
    """The first line of some code; of one that IPython has made of a magic, what the student wrote."""
    tree = facts.parse(source)
    call = tree.body[0].value if tree.body and isinstance(tree.body[0], ast.Expr) else None
    if call is not None and (magic := magic_of(call)):
        return f"%{magic[0]} {magic[1]}".rstrip()
    match call:
        case ast.Call(func=ast.Attribute(attr="system"), args=[ast.Constant(value=str(command))]):
            return f"!{command}"
    return source.splitlines()[0]


def in_setup(name: str, source: str) -> str:
    """A sentence about code that was written into a notebook's setup cell."""
    return (
        f"{name}: the setup cell is locked, but something was written into it ({as_written(source)[:60]}). It counts "
        "all the same; it belongs in a cell of its own, below the setup cell."
    )
