"""The made-up class of twelve: what each of its students hands in, from perfect to hopeless."""

from __future__ import annotations

import copy

from autograder.classroom.demo import LATE, Files, Kit, Student, answers, files
from autograder.classroom.demo_mishaps import cut_off, merge_conflict, old_format, retype


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
    retype(place["q17"], "markdown")
    retype(place["q17_why"], "code")
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
