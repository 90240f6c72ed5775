"""What befalls notebooks on the way from a student to a grader, done on purpose."""

from __future__ import annotations

import copy

import nbformat


def mangle(notebook: dict) -> dict:
    """02_modules with a bit of everything: each exercise has met with another accident."""
    made = copy.deepcopy(notebook)
    cells = made["cells"]
    place = {c["metadata"]["nbgrader"]["grade_id"]: c for c in cells if "nbgrader" in c["metadata"]}
    # q15: the check and the written answer are deleted.
    gone = [place["q15_check"], place["q15_why"]]
    cells[:] = [cell for cell in cells if not any(cell is other for other in gone)]
    # q16: the answer was copied, the copy left behind as a first try.
    first_try = copy.deepcopy(place["q16"])
    first_try["source"] = "def fibonacci(n=20):\n    return []\n"
    cells.insert(cells.index(place["q16"]), first_try)
    # q17: the answer became a Markdown cell, the written answer a code cell.
    _retype(place["q17"], "markdown")
    _retype(place["q17_why"], "code")
    # q18: the locked check was edited.
    place["q18_check"]["source"] = "assert True"
    # q19: moved to the end of the notebook.
    cells.remove(place["q19"])
    cells.append(place["q19"])
    # q20: split in two, which doubles the metadata.
    helper = copy.deepcopy(place["q20"])
    helper["source"] = "# My own layers, one after the other.\n"
    cells.insert(cells.index(place["q20"]), helper)
    # q21: the metadata was lost, in JupyterLab's property inspector.
    place["q21"]["metadata"] = {}
    for cell in cells:  # an older Jupyter: cells have no ids
        cell.pop("id", None)
    made["nbformat_minor"] = 4
    made["metadata"] = {
        "kernelspec": {"name": "conda-env-course-py", "display_name": "Python [conda env:course]"}
    }
    return made


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


def _retype(cell: dict, kind: str) -> None:
    cell["cell_type"] = kind
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
