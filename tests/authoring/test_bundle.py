"""The copy for students has what they need, and nothing that only an instructor has."""

import json
import os
import subprocess
import sys
import zipfile

import pytest
from notebooks import FIBONACCI, PROJECT, EditedNotebook

from autograder.authoring.bundle import CannotBundle, write_bundle
from autograder.authoring.verify import model_answer
from autograder.course.assignment import assignments

ASSIGNMENTS = [a.id for a in assignments()]


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """Two copies, unpacked: one plain, one with sealed answers."""
    folder = tmp_path_factory.mktemp("copies")
    made = {}
    for name, with_answers in (("plain", False), ("sealed", True)):
        write_bundle(folder / f"{name}.zip", [], with_answers)
        zipfile.ZipFile(folder / f"{name}.zip").extractall(folder)
        made[name] = folder / name
    return made


def texts(folder):
    return {p: p.read_text(encoding="utf-8", errors="replace") for p in folder.rglob("*") if p.is_file()}


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("kind", ["plain", "sealed"])
def test_no_model_answer_can_be_read(copies, kind):
    everything = {p: squeezed(text) for p, text in texts(copies[kind]).items() if "reference" not in p.parts}
    for assignment in assignments():
        for exercise in assignment.exercises:
            source = model_answer(exercise.id).source
            body = squeezed(source.partition("### BEGIN SOLUTION")[2].partition("### END SOLUTION")[0])
            assert len(body) < 60 or not [p for p, text in everything.items() if body in text], exercise.id


@pytest.mark.parametrize("kind", ["plain", "sealed"])
def test_no_hidden_check_is_in_it(copies, kind):
    names = {str(p.relative_to(copies[kind])) for p in texts(copies[kind])}
    assert not [
        n for n in names if "hidden_checks" in n or n.startswith(("solutions", "tests", ".git", "docs"))
    ]
    everything = "\n".join(texts(copies[kind]).values())
    for path in sorted((PROJECT / "solutions").glob("*/hidden_checks/test_*.py")):
        opening = path.read_text(encoding="utf-8").partition("\n")[0]
        assert opening not in everything, path.name
    assert "BEGIN SOLUTION" not in "".join(
        text for p, text in texts(copies[kind]).items() if p.suffix == ".ipynb"
    )
    assert "MARK SCHEME" not in "".join(
        text for p, text in texts(copies[kind]).items() if p.suffix == ".ipynb"
    )


def autograder(copy, *args):
    """The command as it runs in the copy, with this environment's libraries."""
    program = "from autograder.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": str(copy), "AUTOGRADER_COURSE": str(copy)}
    return subprocess.run(
        [sys.executable, "-c", program, *args], cwd=copy, env=env, capture_output=True, text=True, timeout=300
    )


def test_a_student_solves_an_exercise_in_it(copies, tmp_path):
    copy = copies["sealed"]
    released = copy / "exercises" / "learner_from_scratch"
    assert "not attempted" in autograder(copy, "check", "q16").stdout
    refused = autograder(copy, "solution", "q16")
    assert refused.returncode == 2 and "does not pass yet" in refused.stderr
    notebook = EditedNotebook(tmp_path, "02_modules", released)
    notebook.path = released / "02_modules.ipynb"
    notebook.answer(q16=FIBONACCI)
    done = autograder(copy, "check", "q16")
    assert done.returncode == 0 and "Well done" in done.stdout, done.stderr
    opened = autograder(copy, "solution", "q16")
    assert "def fibonacci" in opened.stdout and "SOLUTION" not in opened.stdout
    assert "Hint 1" in autograder(copy, "hint", "1").stdout
    assert "is a stub again" in autograder(copy, "reset", "q16").stdout


def test_its_list_of_packages_is_what_the_exercises_use(copies):
    lines = (copies["plain"] / "requirements.txt").read_text().splitlines()
    names = {line.partition("==")[0] for line in lines}
    assert {"torch", "jupyterlab", "fastcore", "pytest", "nbformat"} <= names
    assert not {"selenium", "cosmic-ray", "mypy", "ruff", "distributed"} & names


def test_what_was_not_released_is_refused(tmp_path):
    with pytest.raises(CannotBundle, match="nowhere has not been released"):
        write_bundle(tmp_path / "x.zip", ["nowhere"])
    assert not list(tmp_path.iterdir())


def test_the_notebooks_are_those_that_were_released(copies):
    for name in ASSIGNMENTS:
        for path in (PROJECT / "exercises" / name).glob("*.ipynb"):
            inside = copies["plain"] / "exercises" / name / path.name
            assert json.loads(inside.read_text()) == json.loads(path.read_text())
