"""`autograder demo-class`: a made-up class's submissions, to try grading on."""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from rich.console import Console
from rich.table import Table
from traitlets.config import Config

from autograder.classroom.course import NoCourse, configuration
from autograder.classroom.demo import DUE, PREFIX, Kit, demo_students, hand_in
from autograder.commands.errors import CannotDo
from autograder.course.manifest import CourseError


def demo_class(course: Path) -> None:
    """Write the class's submissions into the course's submitted folder. Raises `CannotDo`."""
    try:
        config = configuration(course)
        assignment, students = demo_students()
    except (NoCourse, CourseError) as reason:
        raise CannotDo(str(reason)) from None
    directory = CourseDirectory(config=config)
    root = Path(directory.root)
    solutions = root / directory.format_path(directory.source_directory, ".", assignment)
    released = root / directory.format_path(directory.release_directory, ".", assignment)
    submitted = root / directory.submitted_directory
    if not solutions.is_dir():
        raise CannotDo("The class is made of the model answers, and the solutions are not in this course.")
    _generate_if_needed(directory, config, assignment)
    folders = hand_in(submitted, assignment, students, Kit(released, solutions))
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        for student in students:  # formgrader shows names
            gradebook.update_or_create_student(
                PREFIX + student.name, first_name=student.name.capitalize(), last_name="Demo"
            )
    table = Table("student", "hands in", box=None, pad_edge=False)
    for student in students:
        table.add_row(PREFIX + student.name, student.what)
    console = Console(highlight=False)
    console.print(table)
    console.print(f"\n{len(folders)} submissions of {assignment} are in {submitted}.")


def _generate_if_needed(directory: CourseDirectory, config: Config, assignment: str) -> None:
    """Have nbgrader know the assignment, and when it is due where nobody has said so."""
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        try:
            known = gradebook.find_assignment(assignment)
            due, complete = known.duedate, bool(known.notebooks)
        except MissingEntry:
            due, complete = None, False
    if not complete:
        done = NbGraderAPI(directory, config=config).generate_assignment(assignment)
        if not done["success"]:
            raise CannotDo(
                f"nbgrader could not generate {assignment}: {done.get('error', '').strip()[-300:]}"
            )
    if due is None:
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            gradebook.update_or_create_assignment(assignment, duedate=DUE)
