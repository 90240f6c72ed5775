"""`autograder train`: put a student's own parts together in one program, and have it train."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from autograder.commands.check import warm
from autograder.commands.errors import CannotDo
from autograder.course.manifest import current
from autograder.inside.parts import Shelf
from autograder.inside.plan import Plan
from autograder.parts.passing import passing
from autograder.parts.script import FIRST_LINE, script
from autograder.parts.table import as_text, rows
from autograder.parts.trial import without_misfits
from autograder.reading.parts import Answers, answers_beside, exercise_of, files, plan, reasons

PROGRAM = "my_learner.py"


def train(folder: Path, arguments: list[str]) -> int:
    """Write `my_learner.py` into `folder` and run it with these arguments; returns its exit code. Raises `CannotDo`."""
    parts = current().manifest.parts
    if not parts.program:
        raise CannotDo("This course has nothing to train.")
    if not folder.is_dir():
        raise CannotDo(f"There is no folder {folder}.")
    to = folder / PROGRAM
    if to.exists() and not to.read_text(encoding="utf-8", errors="replace").startswith(FIRST_LINE):
        raise CannotDo(
            f"{to} is not a file that this command wrote. Give yours another name, so that nothing is lost."
        )
    if not files(folder):
        raise CannotDo(f"There are no notebooks in {folder.resolve()} or beside it.")
    shelf = fitting(_plan(folder))
    table = rows(shelf)
    print(as_text(table, parts.fallback))
    to.write_text(script(shelf), encoding="utf-8")
    print(f"\nAll of it is in {to}, which also runs on its own: python {to}\n", flush=True)
    # A process of its own, as when the student runs it. It hears of a Ctrl-C by itself, and saves what there is.
    process = subprocess.Popen([sys.executable, str(to), *arguments])
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _plan(folder: Path) -> Plan:
    wanted = {found[1].id for n in current().manifest.parts.order if (found := exercise_of(n))}
    answers: Answers = {id: answer for id, answer in answers_beside(folder).items() if id in wanted}
    passed = passing(list(answers.values()), warm)
    if not passed:
        tried = any(answer.attempted for answer in answers.values())
        none = "None of your answers passes yet" if tried else "None of the exercises is answered yet"
        raise CannotDo(
            f"{none}, so there is nothing of yours to train. `autograder check {folder}` shows where you are."
        )
    return plan(answers, passed, reasons(answers, passed))


def fitting(plan: Plan) -> Shelf:
    """A shelf of those parts that run, and work together; says which do not."""
    shelf = Shelf(without_misfits(plan), print)
    for name in plan.parts.order:
        shelf.take(name)
    return shelf
