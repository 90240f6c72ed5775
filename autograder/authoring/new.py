"""A new exercise: its cells in the source notebook, its checks, and its first known answers, all of them working.

What is made is an exercise already, a small one; its author writes the real one over it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from autograder.course.layout import ID, by_grade_id, exercise_ids
from autograder.course.manifest import Course, current


class CannotMake(Exception):
    """An exercise of this name cannot be made. The message says why, in a line."""


def new_exercise(id_: str, title: str, notebook: str, points: float = 2, words: float = 0) -> list[Path]:
    """Make an exercise below the last one of a source notebook; returns the files that were made or changed.

    `words`: points of a further question that is answered in words; none where it is 0. Raises `CannotMake`.
    """
    course = current()
    title = " ".join(title.split())
    if not ID.fullmatch(id_):
        raise CannotMake(
            f"{id_!r} cannot be the name of an exercise: small letters and digits, a letter first."
        )
    if not title or points <= 0 or words < 0:
        raise CannotMake("An exercise needs a title, and points above 0.")
    path = source_notebook(course, notebook)
    if (known := _known(course)).get(id_):
        raise CannotMake(f"There is an exercise {id_!r} already, in {known[id_]}.")
    checks, answers = course.folder / id_, course.known_answers / id_
    for folder in (checks, answers):
        if folder.exists():
            raise CannotMake(f"{folder} is there already.")
    name = _function_name(title)
    _insert(path, _cells(id_, title, name, points, words))
    fill = {"{id}": id_, "{title}": title, "{name}": name}
    made = {
        checks / "__init__.py": "",
        checks / f"test_{id_}_{name}.py": CHECKS,
        answers / "right_reversed.py": RIGHT,
        answers / "wrong_unchanged.py": WRONG,
    }
    for file, content in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        for word, value in fill.items():
            content = content.replace(word, value)
        file.write_text(content, encoding="utf-8")
    return [path, *made]


def source_notebook(course: Course, name: str) -> Path:
    """The source notebook of this name. Raises `CannotMake` where no assignment of the manifest has it."""
    name = name.removesuffix(".ipynb")
    for assignment, listed in course.manifest.assignments.items():
        path = course.solutions / assignment / f"{name}.ipynb"
        if name in listed.notebooks and path.is_file():
            return path
    known = ", ".join(n for a in course.manifest.assignments.values() for n in a.notebooks)
    raise CannotMake(f"There is no source notebook {name!r} in {course.solutions}. There are: {known}.")


def _known(course: Course) -> dict[str, str]:
    """The exercises of all source notebooks, and which notebook each is in."""
    return {
        id_: path.name
        for path in sorted(course.solutions.glob("*/*.ipynb"))
        for id_ in exercise_ids(json.loads(path.read_text(encoding="utf-8"))["cells"])
    }


def _function_name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return name if name.isidentifier() else f"answer_{name}".rstrip("_")


def _insert(path: Path, cells: list[dict[str, Any]]) -> None:
    """Put cells below the last exercise of a notebook, which is otherwise left as it is."""
    content = json.loads(path.read_text(encoding="utf-8"))
    taken = by_grade_id(content["cells"]).keys() & by_grade_id(cells).keys()
    if taken:
        raise CannotMake(f"{path.name} has a cell {min(taken)!r} already.")
    if (content["nbformat"], content["nbformat_minor"]) < (4, 5):
        for cell in cells:
            del cell["id"]
    here = [i for i, cell in enumerate(content["cells"], 1) if "nbgrader" in cell["metadata"]]
    at = max(here, default=len(content["cells"]))
    content["cells"][at:at] = cells
    fresh = path.with_suffix(".ipynb.new")
    fresh.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(path)


def _cells(id_: str, title: str, name: str, points: float, words: float) -> list[dict[str, Any]]:
    ask = f"### {id_} · {title}\n\nWrite `{name}(text)`: the text, backwards.\n\n```python\n{name}('abc')   # 'cba'\n```"
    cells = [
        _cell(f"{id_}_ask", ask, "markdown", locked=True),
        _cell(id_, STUB.replace("{name}", name), "code", solution=True),
        _cell(f"{id_}_check", f'check("{id_}")', "code", grade=True, locked=True, points=points),
    ]
    if words:
        why = WHY.replace("{id}", id_)
        cells.append(_cell(f"{id_}_why", why, "markdown", grade=True, solution=True, points=words))
    return cells


def _cell(grade_id: str, source: str, kind: str, *, points: float = 0, **flags: bool) -> dict[str, Any]:
    nbgrader: dict[str, Any] = {"grade": False, "locked": False, "solution": False, "task": False}
    nbgrader |= flags | {"grade_id": grade_id, "schema_version": 3}
    if points:
        nbgrader["points"] = int(points) if points == int(points) else points
    cell = {"cell_type": kind, "id": grade_id.replace("_", "-"), "metadata": {"nbgrader": nbgrader}}
    cell["source"] = source.splitlines(keepends=True)
    return cell | {"execution_count": None, "outputs": []} if kind == "code" else cell


STUB = '''\
def {name}(text: str) -> str:
    """`text` backwards.

    >>> {name}("abc")
    'cba'
    """
    ### BEGIN SOLUTION
    return text[::-1]
    ### END SOLUTION'''

WHY = """\
**{id}, in words.** What is the question? (2-3 sentences)

### BEGIN SOLUTION
The model answer.

### BEGIN MARK SCHEME
- What gives the points.
### END MARK SCHEME
### END SOLUTION"""

CHECKS = '''\
"""Checks of {id}: {title}."""

from autograder.checking import expect_equal, required

HINTS = [
    "A nudge: what to think about first.",
    "Nearly the answer: a slice can have a step, `text[::step]`.",
]


@required
def test_an_example(student):
    "{name}() returns the text backwards"
    expect_equal(
        student.call("{name}", "abc"),
        "cba",
        why="The last letter comes first.",
        mistakes=[("abc", "This is the text as it was.")],
    )


def test_any_text(student):
    "It works for a text of any length, and for one without a letter"
    text = "".join(student.random.choices("abcdef", k=student.random.randrange(5, 30)))
    expect_equal(student.call("{name}", text), text[::-1])
    expect_equal(student.call("{name}", ""), "")
'''

RIGHT = """\
# right: joins the letters, from the last to the first
def {name}(text):
    return "".join(reversed(text))
"""

WRONG = """\
# wrong (test_an_example): returns the text as it is
def {name}(text):
    return text
"""
