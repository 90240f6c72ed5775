"""`check("q16")`: tries the cell as it was last run, on the kernel's own names."""

from __future__ import annotations

import ast
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from autograder.course.assignment import Exercise, Notebook, UnknownExercise, find_exercise, hidden_checks
from autograder.course.hints import after_passing, hints
from autograder.course.manifest import current
from autograder.grading.checkrun import run_checks
from autograder.grading.seeds import new_seed, seed_for
from autograder.inside.output import captured
from autograder.judging.allowance import Allowance
from autograder.judging.endings import NotGraded, TimedOut
from autograder.judging.meanings import meaning_of_a_cells_own
from autograder.judging.student import Student
from autograder.live.kernel import InKernel
from autograder.live.runs import CellRun, cell_runs, defined_in, latest, listen
from autograder.reading.answer import DEFINITIONS, Answer
from autograder.reading.cell import Cell, same_source
from autograder.reading.cells import walk
from autograder.reading.form import Form
from autograder.reading.magics import magics_around, program
from autograder.reporting.html import card
from autograder.reporting.report import ExerciseResult
from autograder.running.alarm import alarm
from autograder.running.alive import REFUSED
from autograder.running.limits import Limits

seen_here: dict[str, tuple[float, ExerciseResult]] = {}
"""By exercise, when this kernel last checked it (seconds since 1970), and what came of that."""


def check(exercise_id: str) -> float:
    """Try your answer to an exercise, show what the checks found, and return its points.

    Run it in the notebook in which the answer's cell was run. The points lie between 0 and those of the
    exercise. Never raises on account of the answer.
    """
    from IPython.core.getipython import get_ipython
    from IPython.display import HTML, display

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("check() looks at a notebook's names: run it in a notebook's cell.")
    listen()
    try:
        assignment, notebook, exercise = find_exercise(exercise_id)
    except UnknownExercise as error:
        print(error)
        return 0.0
    session = KernelSession(shell, notebook, exercise)
    # Set by who has nbgrader itself execute notebooks for marks; a student has no solutions to name.
    solutions = os.environ.get("AUTOGRADER_SOLUTIONS")
    hidden = hidden_checks(assignment.id, Path(solutions)) if solutions else None
    result = run_checks(session, [exercise], hidden)[exercise.id]
    result.notebook = notebook.name
    seen_here[exercise.id] = (time.time(), result)
    display(HTML(card(result, hints(exercise.id), after(exercise.id))))
    return Points(result.score)


class Points(float):
    """The points of an exercise. A notebook shows nothing of them, since the card does; nbgrader reads their text."""

    def _repr_html_(self) -> str:
        # The card's style hides where this stands, and with it JupyterLab's empty prompt.
        return '<i class="ag-points"></i>'


def after(exercise_id: str) -> str:
    """What to tell a student whose answer passes: what the chapter does with it, and what comes next."""
    assignment, _, _ = find_exercise(exercise_id)
    ids = [exercise.id for exercise in assignment.exercises]
    coming = ids[ids.index(exercise_id) + 1 :]
    home = {e.id: n.name for n in assignment.notebooks for e in n.exercises}
    next_up = ""
    if coming:
        where = f", in {home[coming[0]]}" if home[coming[0]] != home[exercise_id] else ""
        next_up = f"Next: {coming[0]}{where}."
    return " ".join(filter(None, [after_passing(exercise_id), next_up]))


class KernelSession:
    """An exercise as it stands in the live kernel: its cell as it was last run, and the kernel's names."""

    isolation: Literal["sandbox", "process", "kernel"] = "kernel"

    def __init__(self, shell: Any, notebook: Notebook, exercise: Exercise):
        self.seed = new_seed()
        self._shell = shell
        self._notebook = notebook
        self._exercise = exercise
        self._found: tuple[InKernel, Form] | NotGraded | None = None

    def student(self, exercise_id: str, check: str) -> Student:
        if self._found is None:
            try:
                self._found = self._find()
            except NotGraded as reason:
                self._found = reason
        if isinstance(self._found, NotGraded):
            raise self._found
        place, form = self._found
        return Student(place, form, seed_for(self.seed, exercise_id, check), Limits().check)

    def _find(self) -> tuple[InKernel, Form]:
        """The answer, ready to be tried. Raises `NotGraded`, as the terminal does for the same cells."""
        answer, runs = answer_in(cell_runs(), self._notebook, self._exercise)
        wanted = " and ".join(self._exercise.names)
        if answer.cell is None:
            raise NotGraded("missing", f"{wanted}: not defined yet. Run the cell above first, then this one.")
        if not answer.attempted:
            raise NotGraded(
                "not_attempted", "The stub is unchanged. Write your answer in it, run it, then this cell."
            )
        context = answer.contexts[0]
        for cell in [*context, answer.cell]:
            if taken := answer.refused(cell):
                where = "your cell" if cell is answer.cell else "a cell that yours uses"
                raise NotGraded(
                    "refused",
                    REFUSED.format(module=taken[0]) + f"\nIt is the import of {taken[1]!r} in {where}.",
                )
        for run in runs:
            if run.error:
                means = meaning_of_a_cells_own(run.error)
                raise NotGraded(
                    "error",
                    f"The last run of your cell stopped with {run.error}\n{means + ' ' if means else ''}"
                    "Put that right, run it, then this cell.",
                )
        if says := answer.misnamed:
            raise NotGraded("error", says)
        if says := answer.undefined:
            raise NotGraded("missing", f"{says} Then run it, and this cell.")
        if not set(self._exercise.names) & _bound(answer.cell) and not any(
            c.leaves.anything for c in context
        ):
            raise NotGraded(
                "missing", f"{wanted}: your cell no longer defines it. Write it, run it, then this cell."
            )
        names = self._shell.user_ns
        if any("timeit" in magics_around(run.source) for run in runs):
            names = self._run_again(answer.cell.source)
        elif not any(name in names for name in self._exercise.names):
            raise NotGraded("missing", f"{wanted}: no longer there. Run the cell above again, then this one.")
        if self._exercise.id in current().manifest.parts.used_by:
            # Now, since the time that the student's other answers take is not this one's.
            from autograder.live.parts import shelf

            shelf()
        return InKernel(names), Form(answer.cell.source, [cell.source for cell in context])

    def _run_again(self, source: str) -> dict[str, Any]:
        """The kernel's names, with what a cell defines that IPython has only measured, and kept nothing of."""
        names = dict(self._shell.user_ns)
        code = self._shell.transform_cell(source)
        try:
            with alarm(Allowance(Limits().cell)), captured():
                exec(compile(code, self._shell.compile.cache(code), "exec"), names)
        except TimedOut:
            raise NotGraded(
                "timeout", f"Your cell was still running after {Limits().cell:g} seconds."
            ) from None
        except (Exception, SystemExit) as error:
            raise NotGraded("error", f"Your cell raised {type(error).__name__}: {error}") from None
        return names


def answer_in(
    runs: Sequence[CellRun], notebook: Notebook, exercise: Exercise
) -> tuple[Answer, Sequence[CellRun]]:
    """The answer to an exercise among the cells that a kernel has run, with the runs that it is from.

    It is the last run of a cell that defines the exercise's names, or of the cells that together do. Where there is none
    it is that of the exercise's own cell, which may define other names. The answer has no cell where there is neither.
    """
    wanted = set(exercise.names)
    now = latest(runs, _defined)
    cells = [Cell("", run.source, place) for place, run in enumerate(now, 1)]
    missing = set(wanted)
    found: list[Cell] = []
    for cell in reversed(cells):
        if missing & _bound(cell):
            found.insert(0, cell)
            missing -= _bound(cell)
    if not found:
        own = {exercise.id} | {run.cell_id for run in runs if run.cell_id and wanted & _defined(run.source)}
        found = [c for c in cells if now[c.place - 1].cell_id in own][-1:]
        found = found or [c for c in cells if _is_somebodys_own(c, notebook)][-1:]
    if not found:
        return Answer(exercise, notebook, None), []
    whole = Cell(exercise.id, "\n\n".join(c.source for c in found), found[-1].place)
    around = [c for c in cells if c not in found and not same_source(c.source, notebook.setup)]
    return Answer(exercise, notebook, whole, around), [now[c.place - 1] for c in found]


def _bound(cell: Cell) -> set[str]:
    """Names that a cell binds, in whichever way, or would if it were Python."""
    gone = {n.id for n in walk(cell.tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Del)}
    return _defined(cell.written) | (cell.leaves.names - gone)


def _defined(source: str) -> set[str]:
    return defined_in(program(source))


def _is_somebodys_own(cell: Cell, notebook: Notebook) -> bool:
    """Whether a cell defines a function or a class that no exercise of the notebook asks for."""
    known = {name for exercise in notebook.exercises for name in exercise.names}
    own = {node.name for node in cell.tree.body if isinstance(node, DEFINITIONS)}
    return bool(own - known) and not own & known and not same_source(cell.source, notebook.setup)
