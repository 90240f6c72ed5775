"""A class of four in a course of one small notebook, for the tests of grading a class: quick to make and to grade."""

import os
import shutil
import subprocess
import sys

import msgspec
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from notebooks import PROJECT, EditedNotebook

from autograder.authoring.verify import known_answers
from autograder.classroom.course import Course, configuration
from autograder.classroom.grade import MARK, Graded, Grading
from autograder.classroom.jobs import do
from autograder.classroom.pool import job_or_failure

ASSIGNMENT = "further_research"
NOTEBOOK = "06_further_research"
CHECK = "r04_check"
RIGHT, WRONG = "right_dict", "wrong_plain"
SCORES = [("ann", 2), ("ben", 0), ("cem", 0), ("dee", 0)]  # of `TinyClass.everybody`
GRADE = [sys.executable, "-c", "from autograder.cli import main; main()", "grade", ASSIGNMENT]


class TinyClass:
    """The course in `root`, and what an instructor and the students do in it."""

    def __init__(self, root):
        self.root = root

    @classmethod
    def made(cls, root, db_url=None):
        """A new course, generated, without submissions; its gradebook at `db_url`, or where it is by default."""
        root.mkdir(exist_ok=True)
        shutil.copytree(PROJECT / "solutions" / ASSIGNMENT, root / "solutions" / ASSIGNMENT)
        shutil.copy(PROJECT / "nbgrader_config.py", root)
        tiny = cls(root)
        if db_url:
            tiny.keep_gradebook_at(db_url)
        config = tiny.config
        del config["GenerateAssignment"]  # it writes the autograder's own record, which is there already
        done = NbGraderAPI(CourseDirectory(config=config), config=config).generate_assignment(ASSIGNMENT)
        assert done["success"], done
        return tiny

    def keep_gradebook_at(self, db_url):
        with open(self.root / "nbgrader_config.py", "a") as file:
            file.write(f"\nc.CourseDirectory.db_url = {db_url!r}\n")

    def copied(self, root):
        return TinyClass(shutil.copytree(self.root, root))

    @property
    def config(self):
        return configuration(self.root)

    def submitted(self, student):
        return self.root / "course" / "submitted" / student / ASSIGNMENT

    def autograded(self, student):
        return self.root / "course" / "autograded" / student / ASSIGNMENT

    def hand_in(self, student, answer=None):
        """The notebook as released, with one of the known answers to r04 in it."""
        self.submitted(student).mkdir(parents=True, exist_ok=True)
        made = EditedNotebook(self.submitted(student), NOTEBOOK, PROJECT / "exercises" / ASSIGNMENT)
        if answer:
            made.answer(r04=known(answer))
        return made

    def everybody(self):
        """Hand in for ann (right), ben (wrong), cem (as released) and dee (an empty folder)."""
        self.hand_in("ann", RIGHT)
        self.hand_in("ben", WRONG)
        self.hand_in("cem")
        self.submitted("dee").mkdir(parents=True)
        return self

    def command(self, *options, before=()):
        return [*before, *GRADE, "--course", str(self.root), *options]

    def grade(self, *options, before=()):
        """Run `autograder grade` to its end; `before` are the words of a command that runs it."""
        return subprocess.run(self.command(*options, before=before), capture_output=True, text=True)

    def start(self, *options):
        """Start `autograder grade`, in a session of its own; what it prints is in the file `out`."""
        (self.root / "tmp").mkdir(exist_ok=True)  # for what one that is killed leaves
        with open(self.root / "out", "a") as out:
            return subprocess.Popen(
                self.command(*options),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, "TMPDIR": str(self.root / "tmp")},
            )

    def mark(self, student):
        """The mark of what is graded, as it was written; None where there is none."""
        try:
            return msgspec.json.decode((self.autograded(student) / MARK).read_bytes(), type=Graded)
        except FileNotFoundError:
            return None

    def seed(self, student):
        """The seed of a student's last report: each grading draws another."""
        from autograder.classroom.reports import kept_report

        return kept_report(self.autograded(student) / f"{NOTEBOOK}.ipynb").seed

    def gradebook(self):
        directory = CourseDirectory(config=self.config)
        return Gradebook(directory.db_url, directory.course_id)

    def score(self, student):
        with self.gradebook() as gradebook:
            return gradebook.find_submission(ASSIGNMENT, student).score

    def scores(self):
        """The score of each submission in the gradebook: pairs, so that a second one would be seen."""
        with self.gradebook() as gradebook:
            return sorted((s.student_id, s.score) for s in gradebook.assignment_submissions(ASSIGNMENT))

    def give(self, student, score, comment="by hand", grade_id=CHECK):
        """What formgrader writes when a person marks an answer."""
        with self.gradebook() as gradebook:
            give(gradebook, student, score, comment, grade_id)

    def given(self, student, grade_id=CHECK):
        """A person's mark, and comment."""
        with self.gradebook() as gradebook:
            grade = gradebook.find_grade(grade_id, NOTEBOOK, ASSIGNMENT, student)
            comment = gradebook.find_comment(grade_id.removesuffix("_check"), NOTEBOOK, ASSIGNMENT, student)
            return grade.manual_score, comment.manual_comment

    def hidden_checks(self):
        return self.root / "solutions" / ASSIGNMENT / "hidden_checks"


def give(gradebook, student, score, comment, grade_id):
    grade = gradebook.find_grade(grade_id, NOTEBOOK, ASSIGNMENT, student)
    grade.manual_score, grade.needs_manual_grade = score, False
    answer = grade_id.removesuffix("_check")
    gradebook.find_comment(answer, NOTEBOOK, ASSIGNMENT, student).manual_comment = comment
    gradebook.db.commit()


def known(answer):
    return next(a.source for a in known_answers("r04") if a.name == answer)


class OneGrader:
    """Grades in this process, with a worker that is warm already."""

    def __init__(self, grader):
        self.grader = grader
        self.meanwhile = lambda student: None  # between grading and entering

    def results(self, students, job_of):
        for student in students:
            done = do(job_or_failure(student, job_of), self.grader)
            self.meanwhile(student)
            yield done


def graded(tiny, graders, **options):
    """Who was graded; nobody may have failed."""
    done = list(Grading(Course(tiny.root), ASSIGNMENT, **options).run(graders))
    assert not any(one.failure for one in done), done
    return sorted(one.student for one in done)
