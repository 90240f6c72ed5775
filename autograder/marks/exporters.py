"""The exports as plugins of nbgrader: `nbgrader export --exporter=autograder.marks.MarksCsv --to marks.csv`."""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Assignment, Gradebook
from nbgrader.plugins import ExportPlugin
from sqlalchemy import select
from traitlets import Bool, Unicode

from autograder.marks.errors import MarksError
from autograder.marks.export import Request, export
from autograder.marks.filling import Wishes
from autograder.marks.moodle import Columns


class MarksCsv(ExportPlugin):
    """A row for each student, a column for each exercise and each written answer."""

    format = "csv"

    def export(self, gradebook: Gradebook) -> None:
        """nbgrader's hook. Ends the program with 1 and one line where something is in the way."""
        try:
            for line in export(gradebook, self.parent.coursedir, self.config, self.request(gradebook)):
                self.log.info(line)
        except MarksError as reason:
            self.log.error("%s", reason)
            raise SystemExit(1) from None

    def request(self, gradebook: Gradebook) -> Request:
        """What the options ask for. Raises `MarksError` where they do not name one assignment."""
        known = list(gradebook.db.scalars(select(Assignment.name).order_by(Assignment.name)))
        chosen = [str(name) for name in self.assignment] or known
        if len(chosen) != 1:
            raise MarksError(
                f"A file holds the marks of one assignment: add --assignment='[\"NAME\"]'. There are {', '.join(known)}."
                if chosen
                else "There is no assignment in the gradebook."
            )
        to = Path(self.to) if self.to else None
        return Request(chosen[0], self.format, to=to, students=[str(student) for student in self.student])


class MarksCanvas(MarksCsv):
    """Canvas's gradebook export with one column filled in: `--MarksCanvas.like=FILE`."""

    format = "canvas"
    like = Unicode("", help="The gradebook as Canvas exported it.").tag(config=True)
    column = Unicode("", help="The title of the assignment's column.").tag(config=True)
    scale = Bool(None, allow_none=True, help="Whether to scale to Canvas's maximum.").tag(config=True)
    zeros = Bool(False, help="Write 0 for those who submitted nothing.").tag(config=True)

    def request(self, gradebook: Gradebook) -> Request:
        request = super().request(gradebook)
        request.like = Path(self.like) if self.like else None
        request.column = self.column or None
        request.wishes = Wishes(self.scale, self.zeros)
        return request


class MarksMoodle(MarksCsv):
    """Moodle's grading worksheet, filled in: `--MarksMoodle.like=FILE`."""

    format = "moodle"
    like = Unicode("", help="The grading worksheet as Moodle gave it.").tag(config=True)
    grade_column = Unicode("", help="The name of the column of grades, if not Grade.").tag(config=True)
    feedback_column = Unicode("", help="That of comments, if not Feedback comments.").tag(config=True)
    comments = Bool(False, help="Fill in the comments, too.").tag(config=True)
    feedback_zip = Unicode("", help="Where to write the feedback pages as a zip.").tag(config=True)
    scale = Bool(None, allow_none=True, help="Whether to scale to Moodle's maximum.").tag(config=True)
    zeros = Bool(False, help="Write 0 for those who submitted nothing.").tag(config=True)

    def request(self, gradebook: Gradebook) -> Request:
        request = super().request(gradebook)
        request.like = Path(self.like) if self.like else None
        request.columns = Columns(self.grade_column or None, self.feedback_column or None)
        request.comments = self.comments
        request.feedback_zip = Path(self.feedback_zip) if self.feedback_zip else None
        request.wishes = Wishes(self.scale, self.zeros)
        return request
