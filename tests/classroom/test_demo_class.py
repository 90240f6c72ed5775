"""The made-up class: the same each time, and no danger to anyone's work."""

import os
import shutil

import pytest
from notebooks import EXERCISES, SOLUTIONS
from tiny_class import TinyClass

from autograder.classroom.demo import PREFIX, Kit, demo_students, hand_in
from autograder.commands.demo import demo_class
from autograder.commands.errors import CannotDo

ASSIGNMENT, STUDENTS = demo_students()


def everything(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_twelve_students_hand_in_the_same_each_time(tmp_path):
    kit = Kit(EXERCISES, SOLUTIONS)
    assert len(hand_in(tmp_path / "a", ASSIGNMENT, STUDENTS, kit)) == len(STUDENTS) == 12
    hand_in(tmp_path / "b", ASSIGNMENT, STUDENTS, Kit(EXERCISES, SOLUTIONS))
    assert everything(tmp_path / "a") == everything(tmp_path / "b")


def test_students_of_the_course_are_left_alone(tmp_path):
    real = tmp_path / "perfect" / "learner_from_scratch" / "01_data.ipynb"
    real.parent.mkdir(parents=True)
    real.write_text("mine")
    folders = hand_in(tmp_path, ASSIGNMENT, STUDENTS, Kit(EXERCISES, SOLUTIONS))
    assert real.read_text() == "mine"
    assert all(folder.parent.name.startswith(PREFIX) for folder in folders)


def test_nothing_of_the_marking_guide_is_handed_in(tmp_path):
    hand_in(tmp_path, ASSIGNMENT, STUDENTS, Kit(EXERCISES, SOLUTIONS))
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.ipynb")]
    assert not any("MARK SCHEME" in text or "BEGIN SOLUTION" in text for text in texts)


def test_a_folder_that_is_no_course_is_refused(tmp_path):
    with pytest.raises(CannotDo, match="no nbgrader_config.py"):
        demo_class(tmp_path)


def test_an_environment_need_not_be_activated(tmp_path, monkeypatch):
    """nbgrader starts alembic by its name when it makes a gradebook."""
    monkeypatch.setenv("PATH", os.defpath)
    assert shutil.which("alembic") is None
    TinyClass.made(tmp_path)
    assert (tmp_path / "course" / "gradebook.db").exists()
