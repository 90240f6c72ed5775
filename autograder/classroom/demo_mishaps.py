"""What befalls notebooks on the way from a student to a grader, done on purpose."""

from __future__ import annotations

import nbformat


def old_format(notebook: dict) -> str:
    """As a Jupyter of 2014 would have saved it."""
    return nbformat.writes(nbformat.from_dict(notebook), version=3)


def cut_off(text: str) -> str:
    """The first two thirds of a file."""
    return text[: len(text) * 2 // 3]


def merge_conflict(text: str) -> str:
    """As git leaves a notebook that two people have changed: both versions of a line, and marks around them."""
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if '"execution_count"' in line)
    theirs = lines[at].replace("null", "7")
    lines[at : at + 1] = ["<<<<<<< HEAD", lines[at], "=======", theirs, ">>>>>>> partner"]
    return "\n".join(lines) + "\n"


def retype(cell: dict, kind: str) -> None:
    """Turn a cell into one of another kind."""
    cell["cell_type"] = kind
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
