"""`autograder demo-class`: a made-up class's submissions, to try grading on, in a course of their own.

That course is a folder inside the real one: it has submissions, marks and a gradebook of its own, and shares the notebooks.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from autograder.classroom.configuration import DEMO_COURSE
from autograder.classroom.course import CONFIGURATION, Course, NoCourse, configuration
from autograder.classroom.demo import DUE, PREFIX, Kit, demo_students, hand_in
from autograder.commands.errors import CannotDo
from autograder.course.manifest import CourseError

CONFIGURED = f'''"""The made-up class: this course's notebooks, and submissions, marks and a gradebook of its own.

Remove the folder whenever you like: nothing of the real course is in it.
"""

from pathlib import Path

here = Path(__file__).resolve().parent
c = get_config()  # noqa: F821  (provided by traitlets, as is load_subconfig)
load_subconfig("{CONFIGURATION}", path=str(here.parent))  # noqa: F821
c.CourseDirectory.root = str(here)
c.CourseDirectory.source_directory = str(here.parent / c.CourseDirectory.source_directory)
c.CourseDirectory.release_directory = str(here.parent / c.CourseDirectory.release_directory)
c.CourseDirectory.submitted_directory = "submitted"
c.CourseDirectory.autograded_directory = "autograded"
c.CourseDirectory.feedback_directory = "feedback"
c.CourseDirectory.db_url = f"sqlite:///{{here / 'gradebook.db'}}"
c.LatePolicy.extensions = ""  # those are for real students
'''


def demo_class(course: Path) -> None:
    """Make the folder `course-demo` in the course's, with the submissions of a class. Raises `CannotDo`."""
    place = course / DEMO_COURSE
    try:
        configuration(course)
        assignment, students = demo_students()
        place.mkdir(exist_ok=True)
        (place / CONFIGURATION).write_text(CONFIGURED, encoding="utf-8")
        demo = Course(place)
        solutions = demo.solutions / assignment
        if not solutions.is_dir():
            raise CannotDo(
                "The class is made of the model answers, and the solutions are not in this course."
            )
        demo.assignment(assignment)
        submitted = place / "submitted"
        folders = hand_in(submitted, assignment, students, Kit(demo.released(assignment), solutions))
        with demo.gradebook() as gradebook:
            gradebook.update_or_create_assignment(assignment, duedate=DUE)
            for student in students:  # formgrader shows names
                gradebook.update_or_create_student(
                    PREFIX + student.name, first_name=student.name.capitalize(), last_name="Demo"
                )
    except (NoCourse, CourseError) as reason:
        raise CannotDo(str(reason)) from None
    table = Table("student", "hands in", box=None, pad_edge=False)
    for student in students:
        table.add_row(PREFIX + student.name, student.what)
    console = Console(highlight=False)
    console.print(table)
    console.print(f"\n{len(folders)} submissions of {assignment} are in {submitted}. Next:", soft_wrap=True)
    console.print(f"  autograder grade {assignment} --course {place}", soft_wrap=True)
    console.print(f"To be rid of the class, remove the folder {place}.", soft_wrap=True)
