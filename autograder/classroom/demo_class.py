"""A made-up class of twelve, to try grading on: what students hand in, from perfect to hopeless.

Made of the released notebooks and the model answers, the same each time.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.classroom.demo_mishaps import cut_off, mangle, merge_conflict, old_format

ASSIGNMENT = "learner_from_scratch"
PREFIX = "demo-"
DUE = "2026-03-01 23:59:00 UTC"
IN_TIME = "2026-02-27 16:20:00 UTC"
LATE = "2026-03-03 07:45:00 UTC"
MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")

Files = dict[str, str]


class Kit:
    """What the class is made of: the notebooks as released, and the model answer to each cell by its grade_id."""

    def __init__(self, released: Path, solutions: Path):
        self.released = {path.stem: _load(path) for path in sorted(released.glob("*.ipynb"))}
        self.model: dict[str, str] = {}
        for path in sorted(solutions.glob("*.ipynb")):
            self.model |= {
                id_: _without_markers(cell["source"]) for id_, cell in answers(_load(path)).items()
            }

    def notebooks(self, write: Callable[[str, str], str | None]) -> dict[str, dict]:
        """The released notebooks with what `write(grade_id, stub)` puts into each answer's cell (None: nothing)."""
        made = copy.deepcopy(self.released)
        for notebook in made.values():
            for id_, cell in answers(notebook).items():
                written = write(id_, cell["source"])
                cell["source"] = cell["source"] if written is None else written
        return made

    def perfect(self) -> dict[str, dict]:
        return self.notebooks(lambda id_, stub: self.model[id_])


@dataclass(frozen=True)
class Student:
    name: str
    what: str
    hands_in: Callable[[Kit], Files]
    at: str = IN_TIME


def answers(notebook: dict) -> dict[str, dict]:
    """The cells that students write in, by grade_id."""
    found = {}
    for cell in notebook["cells"]:
        flags = cell["metadata"].get("nbgrader", {})
        if flags.get("solution"):
            found[flags["grade_id"]] = cell
    return found


def text(notebook: dict) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def files(notebooks: dict[str, dict]) -> Files:
    return {f"{name}.ipynb": text(notebook) for name, notebook in notebooks.items()}


def _perfect(kit: Kit) -> Files:
    return files(kit.perfect())


def _partial(kit: Kit) -> Files:
    """Every other exercise, hardly a written answer, and one answer that is right but for its edges."""
    ids = [id_ for notebook in kit.released.values() for id_ in answers(notebook) if not id_.endswith("_why")]
    done = set(ids[::2])
    words = {"q01_why", "q15_why"}
    made = kit.notebooks(lambda id_, stub: kit.model[id_] if id_ in done | words else None)
    answers(made["02_modules"])["q16"]["source"] = (  # right but for the shortest lists
        "def fibonacci(n=20):\n    if n <= 2:\n        return [0, 1]\n"
        "    shorter = fibonacci(n - 1)\n    return [*shorter, shorter[-1] + shorter[-2]]\n"
    )
    return files(made)


def _wrong(kit: Kit) -> Files:
    """Something everywhere, nothing right."""
    return files(
        kit.notebooks(
            lambda id_, stub: (
                "Because it is faster."
                if id_.endswith("_why")
                else stub.replace("raise NotImplementedError()", "return None")
            )
        )
    )


def _borrowed(kit: Kit) -> Files:
    """The modules from `reference`, the rest their own."""
    made = kit.perfect()
    for id_, cell in answers(made["02_modules"]).items():
        if not id_.endswith("_why"):
            cell["source"] = "from reference import *\n\n\n" + cell["source"]
    return files(made)


def _forged(kit: Kit) -> Files:
    """Stubs, a `check` of their own that always gives full points, and outputs that say so."""
    made = kit.notebooks(lambda id_, stub: None)
    for notebook in made.values():
        setup = next(
            c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == "setup"
        )
        setup["source"] += "\n\n\ndef check(exercise):\n    return 2.0\n"
        for cell in notebook["cells"]:
            if cell["source"].startswith('check("'):
                data = {"text/plain": "2.0"}
                cell["outputs"] = [
                    {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}
                ]
    return files(made)


def _mangled(kit: Kit) -> Files:
    """Right answers in notebooks whose cells were deleted, doubled, retyped, moved and edited."""
    made = kit.perfect()
    made["02_modules"] = mangle(made["02_modules"])
    for cell in made["03_losses"]["cells"]:  # pasted into a new notebook: nothing but the text is left
        cell["metadata"] = {}
        cell.pop("id", None)
    made["03_losses"]["metadata"] = {"kernelspec": {"name": "julia-1.9", "display_name": "Julia 1.9"}}
    return files(made)


def _relics(kit: Kit) -> Files:
    """An old notebook format, a name that a download gave, and a notebook that was forgotten."""
    made = kit.perfect()
    out = files(made)
    out["03_losses.ipynb"] = old_format(made["03_losses"])
    out["02_modules (1).ipynb"] = out.pop("02_modules.ipynb")
    del out["05_schedules.ipynb"]
    return out


def _broken(kit: Kit) -> Files:
    """One notebook cut off while it was uploaded, one with a merge conflict in it, one that is none."""
    out = files(kit.perfect())
    out["02_modules.ipynb"] = cut_off(out["02_modules.ipynb"])
    out["04_learner.ipynb"] = merge_conflict(out["04_learner.ipynb"])
    out["03_losses.ipynb"] = "<!DOCTYPE html><title>403 Forbidden</title>\n"
    return out


def _empty(kit: Kit) -> Files:
    """The notebooks as they were released."""
    return files(kit.notebooks(lambda id_, stub: None))


def _looping(kit: Kit) -> Files:
    """Right answers, but for loops that never end: in a cell, and in a function."""
    made = kit.perfect()
    answers(made["02_modules"])["q16"]["source"] += "\nwhile len(fibonacci()) > 0:\n    pass\n"
    answers(made["03_losses"])["q22"]["source"] = "def logsumexp(x):\n    while True:\n        pass\n"
    return files(made)


def _crashing(kit: Kit) -> Files:
    """Right answers, but for some that take their process with them, and one that raises."""
    made = kit.perfect()
    modules = answers(made["02_modules"])
    modules["q15"]["source"] += "\nimport os\nos._exit(3)\n"
    modules["q18"]["source"] += "\nimport ctypes\nctypes.string_at(0)\n"
    modules["q19"]["source"] += "\nprint(conv_layer)\n"
    answers(made["03_losses"])["q23"]["source"] += "\nraise SystemExit\n"
    return files(made)


STUDENTS = [
    Student("perfect", "everything right, in time", _perfect),
    Student("partial", "half of it, one answer right but for its edges", _partial),
    Student("wrong", "something everywhere, nothing right", _wrong),
    Student("borrowed", "imports what holds the answers", _borrowed),
    Student("forged", "its own check(), and outputs that claim full points", _forged),
    Student("mangled", "right answers in cells deleted, doubled, retyped, moved, edited, or without metadata", _mangled),
    Student("relics", "an old format, another file name, a forgotten notebook", _relics),
    Student("broken", "files cut off, in a merge conflict, or no notebooks at all", _broken),
    Student("empty", "the notebooks as released", _empty),
    Student("looping", "right, but for two loops that never end", _looping),
    Student("crashing", "right, but for cells that kill their process or raise", _crashing),
    Student("late", "everything right, two days late", _perfect, LATE),
]  # fmt: skip


def hand_in(submitted: Path, kit: Kit) -> list[Path]:
    """Write the whole class's submissions below `submitted`; the folders, one for each student.

    Only folders of the class itself are touched: their names begin with `demo-`.
    """
    made = []
    for student in STUDENTS:
        folder = submitted / f"{PREFIX}{student.name}" / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.ipynb"):
            old.unlink()
        for name, content in student.hands_in(kit).items():
            (folder / name).write_text(content, encoding="utf-8")
        (folder / "timestamp.txt").write_text(student.at + "\n", encoding="utf-8")
        made.append(folder)
    return made


def _load(path: Path) -> dict:
    """A notebook as plain data, its sources as text."""
    return json.loads(json.dumps(nbformat.read(path, as_version=4)))


def _without_markers(source: str) -> str:
    """A model answer without the marks around it, and without what tells a person how to mark it."""
    source = re.sub(r"### BEGIN MARK SCHEME.*?### END MARK SCHEME", "", source, flags=re.DOTALL)
    return "\n".join(line for line in source.splitlines() if line.strip() not in MARKERS).strip() + "\n"
