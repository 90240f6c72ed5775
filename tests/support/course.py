"""A small course for nbgrader in a folder of its own: two notebooks, configured as the project is."""

import json
import os
import shutil
from contextlib import contextmanager

import nbformat
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from notebooks import EXERCISES, PROJECT, SOLUTIONS, EditedNotebook
from traitlets.config import Config

from autograder.classroom.course import configuration

ASSIGNMENT = "learner_from_scratch"


class Course:
    """The course, and what an instructor does in it."""

    def __init__(self, root, notebooks=("02_modules", "05_schedules")):
        self.root = root
        self.notebooks = notebooks
        shutil.copy(PROJECT / "nbgrader_config.py", root)
        for name in notebooks:
            (root / "solutions" / ASSIGNMENT).mkdir(parents=True, exist_ok=True)
            shutil.copy(SOLUTIONS / f"{name}.ipynb", root / "solutions" / ASSIGNMENT)
        shutil.copytree(SOLUTIONS / "hidden_checks", root / "solutions" / ASSIGNMENT / "hidden_checks")
        self.config = configuration(root)
        del self.config["GenerateAssignment"]  # it writes the autograder's own record, which is there already
        self.directory = CourseDirectory(config=self.config)
        self.generated = self._run(GenerateAssignment, self.config)

    def submitted(self, student):
        folder = self.root / "course" / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def hand_in(self, student, **answers):
        """The course's notebooks as released, with these answers in them by grade_id."""
        folder = self.submitted(student)
        made = {name: EditedNotebook(folder, name) for name in self.notebooks}
        for grade_id, source in answers.items():
            holds = next(n for n in made.values() if grade_id in n.path.read_text(encoding="utf-8"))
            holds.answer(**{grade_id: source})
        return made

    def autograde(self, student="*", force=True):
        """As `nbgrader autograde` does with the project's configuration; what it logged."""
        return self._run(Autograde, self.config, student, force)

    def autograde_as_nbgrader_does(self, student):
        """With nbgrader's own lists of preprocessors, and the hidden checks in `check()`."""
        config = Config(self.config)
        del config["Autograde"]
        with environment(AUTOGRADER_SOLUTIONS=str(self.root / "solutions")):
            return self._run(Autograde, config, student, True)

    def feedback(self, student, notebook):
        """The feedback page that a student gets."""
        self._run(GenerateFeedback, self.config, student, True)
        page = self.root / "course" / "feedback" / student / ASSIGNMENT / f"{notebook}.html"
        return page.read_text(encoding="utf-8")

    def grades(self, student):
        """By grade_id: (automatic score, a person's score, whether a person must look at it)."""
        with self.gradebook() as gradebook:
            submission = gradebook.find_submission(ASSIGNMENT, student)
            return {
                grade.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                for notebook in submission.notebooks
                for grade in notebook.grades
            }

    def comments(self, student):
        with self.gradebook() as gradebook:
            submission = gradebook.find_submission(ASSIGNMENT, student)
            return {c.name: c.comment for notebook in submission.notebooks for c in notebook.comments}

    def mark(self, student, notebook, grade_id, score, comment=None):
        """What formgrader writes when a person marks an answer."""
        with self.gradebook() as gradebook:
            grade = gradebook.find_grade(grade_id, notebook, ASSIGNMENT, student)
            grade.manual_score, grade.needs_manual_grade = score, False
            if comment:
                gradebook.find_comment(grade_id, notebook, ASSIGNMENT, student).manual_comment = comment
            gradebook.db.commit()

    def autograded(self, student, notebook):
        path = self.root / "course" / "autograded" / student / ASSIGNMENT / f"{notebook}.ipynb"
        return json.loads(path.read_text(encoding="utf-8"))

    def gradebook(self):
        return Gradebook(self.directory.db_url, self.directory.course_id)

    def api(self, config=None):
        return NbGraderAPI(self.directory, config=config or self.config)

    def _run(self, converter, config, student="*", force=False):
        api = self.api(config)
        self.directory.assignment_id, self.directory.student_id = ASSIGNMENT, student
        app = converter(coursedir=self.directory, parent=api)
        app.force = force
        return capture_log(app)


@contextmanager
def environment(**values):
    os.environ.update(values)
    try:
        yield
    finally:
        for name in values:
            del os.environ[name]


def released(name):
    """A notebook as students get it, as plain data; sources are text."""
    return json.loads(json.dumps(nbformat.read(EXERCISES / f"{name}.ipynb", as_version=4)))
