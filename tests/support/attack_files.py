"""Attacks on the grader as files, the submissions that are made of them, and what must not change.

An attack is a file `NN_name.py` that opens with `# q16: what it tries` (the exercise that is attacked) and
`# says: REGEX` (what the report must say of it). Below stands the cell's source as a student would write it.
The word `@canary@` becomes the path of a folder outside, with a secret in it; `@deep@`, `@digits@` and `@surrogate@`
become what would make a bad file. `# %%` lines cut the source into several
cells: one that is named (`# %% q16_check`, `# %% setup`) takes the place of that cell, one without a name is a new cell
above the answer, and the last without a name is the answer.
"""

import builtins
import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from notebooks import PROJECT, SOLUTIONS, EditedNotebook

from autograder.course.assignment import find_exercise
from autograder.inside.bounds import Bounds
from autograder.reading.submission import read_submission
from autograder.running.limits import Limits

HERE = PROJECT / "tests" / "attacks"
OPENING = re.compile(r"# ([qr]\d\d): (.+)\n# says: (.+)\n")
CUT = re.compile(r"^# %%(.*)$", re.MULTILINE)
LIMITS = Limits(cell=3, check=3, slow_checks=1, bounds=Bounds(memory=512 * 2**20, scratch=32 * 2**20))
GUARDED = ("solutions", "exercises", "data")


@dataclass(frozen=True)
class Attack:
    """One attack: the exercise, what it tries, what the report must say, and its cells as (name, source)."""

    name: str
    exercise: str
    what: str
    says: str
    cells: tuple[tuple[str, str], ...]


def read_attack(path):
    source = path.read_text(encoding="utf-8")
    opening = OPENING.match(source)
    assert opening, f"{path.name} must open with '# q16: what it tries' and '# says: what the report says'"
    first, *others = CUT.split(source[opening.end() :])
    cells = [("", first), *zip((name.strip() for name in others[::2]), others[1::2], strict=True)]
    return Attack(
        path.stem, opening[1], opening[2], opening[3], tuple((n, s.strip()) for n, s in cells if s.strip())
    )


ATTACKS = {path.stem: read_attack(path) for path in sorted(HERE.glob("[0-9]*_*.py"))}


@cache
def model_answers():
    """The source of every exercise's model answer, by its id."""
    found = {}
    for path in SOLUTIONS.glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            nbgrader = cell["metadata"].get("nbgrader", {})
            if nbgrader.get("solution") and cell["cell_type"] == "code":
                found[nbgrader["grade_id"]] = "".join(cell["source"])
    return found


def neighbours(exercise_id):
    """The exercises before and after this one in its notebook, as far as there are any."""
    exercises = [e.id for e in find_exercise(exercise_id)[1].exercises]
    at = exercises.index(exercise_id)
    return [*exercises[max(0, at - 1) : at], *exercises[at + 1 : at + 2]]


def submission_with(folder, attack, canary):
    """A notebook with the attack in its place, and model answers to its neighbours."""
    notebook = EditedNotebook(folder, find_exercise(attack.exercise)[1].name)
    notebook.answer(**{e: model_answers()[e] for e in neighbours(attack.exercise)})
    last = max(i for i, (name, _) in enumerate(attack.cells) if not name)
    for i, (name, source) in enumerate(attack.cells):
        for word, meant in [
            ("@canary@", str(canary)),
            ("@deep@", " - 1" * 900),
            ("@digits@", "f" * 4_000),
            ("@surrogate@", "\ud800"),
        ]:
            source = source.replace(word, meant)
        if name or i == last:
            notebook.answer(**{name or attack.exercise: source})
        else:
            notebook.insert(notebook.place(attack.exercise), source)
    return read_submission(notebook.path)


def honest_submission(folder, exercise_id):
    """The same notebook with nothing but model answers."""
    notebook = EditedNotebook(folder, find_exercise(exercise_id)[1].name)
    notebook.answer(**{e: model_answers()[e] for e in [exercise_id, *neighbours(exercise_id)]})
    return read_submission(notebook.path)


def state_of_files(*folders):
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_size)
        for folder in folders
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts
    }


def state_of_grader():
    """What an attack might change of the process that grades: nothing in here may differ after one."""
    watched = ("builtins", "pytest", "torch", "msgspec", "pickle", "cloudpickle", "autograder.inside.values")
    return {
        "cwd": os.getcwd(),
        "environment": dict(os.environ),
        "modules": {name: hash(tuple(sorted((k, id(v)) for k, v in _public(name)))) for name in watched},
        "path": list(sys.path),
        "recursion limit": sys.getrecursionlimit(),
        "open files": len(os.listdir("/proc/self/fd")),
    }


def _public(name):
    module = builtins if name == "builtins" else sys.modules[name]
    return [(k, v) for k, v in vars(module).items() if not k.startswith("_")]


def children():
    """The processes below this one, by id."""
    found, todo = set(), [os.getpid()]
    while todo:
        pid = todo.pop()
        new = _children(pid) - found
        found |= new
        todo += new
    return found


def _children(pid):
    """Of one process. A thread that ends meanwhile leaves its own to another, and so all are asked again."""
    while os.path.exists(f"/proc/{pid}/task"):
        with suppress(OSError):
            tasks = Path(f"/proc/{pid}/task").iterdir()
            return {int(p) for task in tasks for p in (task / "children").read_text().split()}
    return set()
