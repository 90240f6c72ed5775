"""The shelf of a student's own kernel: made once, and again when one of the answers on it changes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from autograder.commands.check import warm
from autograder.commands.errors import CannotDo
from autograder.course.manifest import current
from autograder.inside.parts import Shelf
from autograder.judging.allowance import Allowance
from autograder.parts.passing import passing
from autograder.parts.trial import without_misfits
from autograder.reading.parts import Answers, answers_beside, exercise_of, plan, reasons, with_cells
from autograder.running.alarm import alarm

LONGEST = 10.0  # seconds for the cells of a part, as they have when they are graded


class _Kernel:
    """What this process last knew."""

    def __init__(self) -> None:
        self.known: dict[str, list[str]] = {}
        self.asked: set[str] = set()
        self.shelf: Shelf | None = None
        self.told: set[str] = set()


_kernel = _Kernel()


def shelf(name: str | None = None) -> Shelf:
    """The shelf as the notebooks and the kernel are now; says, once, whose the part `name` is.

    Raises `LookupError` for a name that no exercise has.
    """
    if name is not None:
        where = exercise_of(name)
        if where is None:
            raise LookupError(f"There is no part {name!r}: no exercise asks for that name.")
        _kernel.asked.add(where[1].id)
    answers = with_cells(answers_beside(Path.cwd()), _cells_that_ran())
    wanted = {
        found[1].id for n in current().manifest.parts.order if (found := exercise_of(n))
    } | _kernel.asked
    known = {id: _sources(answers, id) for id in sorted(wanted) if id in answers}
    if _kernel.shelf is None or known != _kernel.known:
        passed = _passed({id: answers[id] for id in known})
        fitting = without_misfits(plan(answers, passed, reasons(answers, passed)))
        _kernel.shelf = Shelf(fitting, print, _limit)
        _kernel.known = known
        _kernel.told.clear()
    if name is not None and name not in _kernel.told:
        _kernel.told.add(name)
        print(whose(name, _kernel.shelf))
    return _kernel.shelf


def whose(name: str, shelf: Shelf) -> str:
    """A line that says whose a part is."""
    where = exercise_of(name)
    exercise = where[1].id if where else ""
    if shelf.own(name) is not None:
        return f"{name}: yours ({exercise})"
    other = "nobody's" if name in shelf.plan.parts.extra else f"from {shelf.plan.parts.fallback}"
    return f"{name}: {other}, since {shelf.plan.because.get(name, f'{exercise} does not run here')}"


def _cells_that_ran() -> list[str]:
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    return [str(source) for source in shell.user_ns.get("In", [])] if shell else []


def _sources(answers: Answers, id: str) -> list[str]:
    answer = answers[id]
    return [cell.source for cell in [*answer.contexts[0], *([answer.cell] if answer.cell else [])]]


def _passed(answers: Answers) -> set[str]:
    try:
        return passing(list(answers.values()), warm)
    except (CannotDo, OSError) as reason:
        print(
            f"Your answers cannot be tried here, so all parts are from {current().manifest.parts.fallback}: {reason}"
        )
        return set()


def _limit() -> AbstractContextManager[None]:
    return alarm(Allowance(LONGEST))
