"""What students get is what nbgrader makes of the source notebooks, and nothing of the solutions is in it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from notebooks import PROJECT

from autograder.course.assignment import (
    assignments,
    check_files,
    find_exercise,
    hidden_checks,
    visible_checks,
)
from autograder.course.hints import hints
from autograder.course.layout import exercise_ids

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("release")
EXERCISES, SOLUTIONS = PROJECT / "exercises", PROJECT / "solutions"
NOTEBOOKS = sorted(str(path.relative_to(SOLUTIONS)) for path in SOLUTIONS.glob("*/*.ipynb"))
ASSIGNMENTS = sorted({name.partition("/")[0] for name in NOTEBOOKS})


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The assignment generated anew, in a copy of the course, with the record that this makes."""
    course = tmp_path_factory.mktemp("course")
    for name in ("nbgrader_config.py", "solutions", "checks", "data", "reference"):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, course / name)
    for assignment in ASSIGNMENTS:
        generate(course, assignment)
    return course


def generate(course, assignment):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", assignment],
        cwd=course,
        capture_output=True,
        text=True,
        timeout=300,
        env={
            "HOME": str(course),
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        },
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr


def cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_exercises_are_what_solutions_make(generated, name):
    fresh, kept = generated / "exercises" / name, EXERCISES / name
    assert cells(kept) == cells(fresh), "run `make exercises` and commit what it makes"


def test_no_notebook_is_left_over(generated):
    assert sorted(str(path.relative_to(EXERCISES)) for path in EXERCISES.glob("*/*.ipynb")) == NOTEBOOKS
    assert (
        sorted(str(p.relative_to(generated / "exercises")) for p in generated.glob("exercises/*/*"))
        == NOTEBOOKS
    )


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_record_is_what_solutions_make(generated, assignment):
    fresh = generated / "checks" / "released" / f"{assignment}.json"
    assert (PROJECT / "checks" / "released" / f"{assignment}.json").read_text() == fresh.read_text()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nothing_of_the_solutions_is_released(name):
    text = (EXERCISES / name).read_text(encoding="utf-8")
    assert "BEGIN SOLUTION" not in text and "BEGIN MARK" not in text and "BEGIN HIDDEN" not in text
    source = "".join("".join(c["source"]) for c in cells(SOLUTIONS / name))
    # A question may show a line on purpose, such as how the chapter makes its optimizer.
    shown = "".join(
        "".join(c["source"])
        for c in cells(SOLUTIONS / name)
        if c["cell_type"] == "markdown" and "BEGIN" not in "".join(c["source"])
    )
    for region in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", source, re.DOTALL):
        lines = [s for line in region.splitlines() if len(s := line.strip()) > 30 and s not in shown]
        assert not any(json.dumps(line)[1:-1] in text for line in lines)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_cells_are_laid_out_as_every_reader_expects(name):
    tagged = [c for c in cells(EXERCISES / name) if "nbgrader" in c["metadata"]]
    flags = {c["metadata"]["nbgrader"]["grade_id"]: c["metadata"]["nbgrader"] for c in tagged}
    order = list(flags)
    assert order[0] == "setup" and flags["setup"]["locked"]
    for exercise_id in exercise_ids(tagged):
        at = order.index(exercise_id)
        assert order[at - 1] == f"{exercise_id}_ask" and order[at + 1] == f"{exercise_id}_check"
        ask, stub, check = (flags[order[i]] for i in (at - 1, at, at + 1))
        assert (ask["locked"], ask["solution"], ask["grade"]) == (True, False, False)
        assert (stub["locked"], stub["solution"], stub["grade"]) == (False, True, False)
        assert (check["locked"], check["solution"], check["grade"]) == (True, False, True)
        assert check["points"] > 0
        if f"{exercise_id}_why" in flags:
            why = flags[f"{exercise_id}_why"]
            assert (why["solution"], why["grade"]) == (True, True) and why["points"] > 0


@pytest.mark.parametrize(
    "exercise", [e for a in assignments() for e in a.exercises], ids=lambda exercise: exercise.id
)
def test_every_exercise_has_checks_and_hints(exercise):
    assignment, _, _ = find_exercise(exercise.id)
    assert visible_checks(exercise.id)
    assert check_files(exercise.id, hidden_checks(assignment.id))
    assert 2 <= len(hints(exercise.id)) <= 3
    assert exercise.names, "the stub binds the names that the checks look for"
