"""Classes to grade: a course in a folder of its own, and as many submissions as are asked for."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from nbgrader.api import Gradebook

PROJECT = Path(__file__).parents[1]
ASSIGNMENT = "learner_from_scratch"
SLOW = re.compile(
    r"while True|sleep|itertools\.count|timeout|crash|_exit|kill|in items:\n +with ProcessPoolExecutor"
)
"""Answers that run into a time limit, end their process or start one for each item say nothing of a grader's speed."""


def make_course(folder: Path, stock: bool = False) -> Path:
    """A copy of the course, with its own gradebook; `stock`: with nbgrader's own lists of steps."""
    folder.mkdir(parents=True)
    text = (PROJECT / "nbgrader_config.py").read_text()
    if stock:
        text = text[: text.index("# Grading:")]
    # Generating writes the autograder's own record, which is there already.
    text = text.replace(
        'c.GenerateAssignment.preprocessors.append("autograder.classroom.release.RecordAssignment")', ""
    )
    (folder / "nbgrader_config.py").write_text(text)
    for name in ("solutions", "exercises"):
        shutil.copytree(PROJECT / name / ASSIGNMENT, folder / name / ASSIGNMENT)
    run(folder, "nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    return folder


def hand_in(course: Path, students: int, alike: bool = True) -> None:
    """Submissions of which three quarters of the answers are right, the same for the same number.

    Each is one of some ten that are known, so that many are the same to the letter; not `alike`, none are.
    """
    answers = _answers()
    for number in range(students):
        rng = random.Random(number)
        folder = course / "course" / "submitted" / f"student-{number:03}" / ASSIGNMENT
        folder.mkdir(parents=True)
        for path in sorted((course / "exercises" / ASSIGNMENT).glob("*.ipynb")):
            notebook = json.loads(path.read_text())
            for cell in notebook["cells"]:
                grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
                if grade_id in answers:
                    kind = rng.choices(["right", "wrong", "stub"], [75, 15, 10])[0]
                    if kind != "stub":
                        cell["source"] = rng.choice(answers[grade_id][kind])
                        if not alike:
                            cell["source"] += f'\n"handed in by {number}"'
            (folder / path.name).write_text(json.dumps(notebook))


def _answers() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted((PROJECT / "tests" / "answers").glob("q*/*.py")):
        text = path.read_text()
        kind = "right" if text.startswith("# right") else "wrong"
        if not SLOW.search(text):
            found.setdefault(path.parent.name, {"right": [], "wrong": []})[kind].append(text)
    return found


def scores(course: Path) -> dict[str, dict[str, float]]:
    """What the gradebook has: automatic points of each exercise, by student."""
    found: dict[str, dict[str, float]] = {}
    with Gradebook(f"sqlite:///{course / 'course' / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            found[submission.student_id] = {
                grade.name: grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name.endswith("_check")
            }
    return found


def run(folder: Path, *command: str, env: dict[str, str] | None = None, fine: tuple[int, ...] = (0,)) -> str:
    """Run one of the environment's commands in `folder`; what it printed."""
    tools = Path(sys.executable).parent
    # nbgrader calls alembic by its bare name.
    env = (env or dict(os.environ)) | {"PATH": f"{tools}:{os.environ['PATH']}"}
    done = subprocess.run(
        [str(tools / command[0]), *command[1:]], cwd=folder, capture_output=True, text=True, env=env
    )
    if done.returncode not in fine:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-2000:]}")
    return done.stdout
