"""A gradebook of nbgrader's with marks in it, made in a moment: for the tests of what happens to marks."""

import os
import shutil
import sysconfig
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from nbgrader.api import Gradebook

ASSIGNMENT = "further_research"
DUE = datetime(2026, 3, 1, 12)
CELLS = {"r01_check": ("code", 4), "r01_why": ("markdown", 2), "r02_check": ("code", 4)}
WAITS = "waits"

# A new gradebook asks alembic for its version, by its bare name.
os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])

nasty = st.one_of(
    st.sampled_from(
        [
            "Ann, Jr.",
            'O"Brien',
            '=HYPERLINK("http://x","y")',
            "+1",
            "-2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            ' "=1',
            "李",
            "a\nb",
        ]
        + ["\u200f=1+1", "\u202eמרים", "'=1", "＝1", "Zoë", "null", "1;2", "x_y/z"]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
)
"""Names that files have been broken with, and any others."""


@cache
def _empty():
    """The file of an empty gradebook, which takes nbgrader seconds to make."""
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "gradebook.db"
    Gradebook(f"sqlite:///{path}", "learner_from_scratch").close()
    return path, folder


class MarkedClass:
    """A gradebook at `path` with one assignment of ten points; students are added with their marks."""

    def __init__(self, path, assignments=(ASSIGNMENT,)):
        shutil.copy(_empty()[0], path)
        self.gradebook = Gradebook(f"sqlite:///{path}", "learner_from_scratch")
        self.due = {name: DUE.replace(month=3 + n) for n, name in enumerate(assignments)}
        for name, due in self.due.items():
            self.gradebook.add_assignment(name, duedate=due)
            self.gradebook.add_notebook("one", name)
            for cell, (kind, points) in CELLS.items():
                self.gradebook.add_grade_cell(cell, "one", name, max_score=points, cell_type=kind)

    def student(self, id_, scores=None, *, assignment=ASSIGNMENT, late=None, **about):
        """With a score for each cell, in their order: a number, None, or `WAITS`; without scores nothing is submitted.

        `late` is how long after the due date they handed in, as a `timedelta`.
        """
        self.gradebook.update_or_create_student(id_, **about)
        if scores is None:
            return
        time = self.due[assignment] + late if late is not None else self.due[assignment]
        submission = self.gradebook.update_or_create_submission(assignment, id_, timestamp=time)
        given = dict(zip(CELLS, scores, strict=True))
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                waits = given[grade.name] == WAITS
                grade.auto_score = None if waits else given[grade.name]
                grade.needs_manual_grade = waits
        self.gradebook.db.commit()

    def penalty(self, student, assignment=ASSIGNMENT):
        self.gradebook.db.expire_all()
        return self.gradebook.find_submission(assignment, student).late_submission_penalty
