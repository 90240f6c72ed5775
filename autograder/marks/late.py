"""Late days and extensions, behind nbgrader's own hook for late submissions.

nbgrader works out a penalty when it autogrades a submission, and never again. Here `settle` works out all of them again
from the gradebook alone, so that a changed due date, policy, extension or mark counts without grading anything.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select
from traitlets import Bool, Dict, Float, Int, TraitError, Unicode, validate
from traitlets.config import Config

from autograder.classroom.settings import by_assignment, no_slips
from autograder.classroom.times import zone
from autograder.marks.errors import PolicyError
from autograder.marks.extensions import ALL, Extension, read_extensions
from autograder.marks.terms import DAY, Standing, Submission, Terms, stand

BY_ASSIGNMENT = ("grace_minutes", "percent_a_day", "started_days", "cutoff_days")
SAME = 1e-9  # points; a difference below this is none


class LatePolicy(BasePlugin):
    """The late policy of a course: `c.LatePolicy.percent_a_day = 10` and so on in `nbgrader_config.py`."""

    grace_minutes = Float(0, min=0, help="Minutes after the due date that cost nothing.").tag(config=True)
    percent_a_day = Float(0, min=0, max=100, help="Percent of the points earned that a day late costs.").tag(
        config=True
    )
    started_days = Bool(True, help="Whether a day that has begun counts in full.").tag(config=True)
    late_days = Int(0, min=0, help="Days late that each student has free, for all assignments together.").tag(
        config=True
    )
    cutoff_days = Float(
        None, min=0, allow_none=True, help="Days late after which nothing counts any more; None: never."
    ).tag(config=True)
    by_assignment = Dict(
        help="Other settings for some assignments: {'NAME': {'percent_a_day': 20}}; not late_days."
    ).tag(config=True)
    extensions = Unicode("", help="A CSV file of extensions, in the course's folder.").tag(config=True)
    timezone = Unicode("UTC", help="The time zone of times in that file that name none.").tag(config=True)

    root = Path(".")
    """The course's folder."""

    @validate("grace_minutes", "percent_a_day", "cutoff_days")
    def _finite(self, proposal: Any) -> float | None:
        if proposal.value is not None and not math.isfinite(proposal.value):
            raise TraitError(f"LatePolicy.{proposal.trait.name} is {proposal.value}, which is no number.")
        return proposal.value

    @validate("by_assignment")
    def _settings(self, proposal: Any) -> dict:
        return by_assignment(proposal, BY_ASSIGNMENT)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """nbgrader's hook: the points that a notebook loses which earned `score`; None where it loses nothing.

        nbgrader's own number of seconds knows no file of extensions. Where the gradebook can be asked, it is.
        """
        step = self.parent
        if hasattr(step, "gradebook") and hasattr(step, "assignment_id"):
            self.root = _root(step)
            share = standings(step.gradebook, self, student_id)[student_id, step.assignment_id].share
        else:
            share, _ = self.terms("").charge(total_seconds_late, self.late_days)
        return score * share or None

    def terms(self, assignment: str) -> Terms:
        """What counts for one assignment. Raises `PolicyError` where a setting of it is wrong."""
        own = self.by_assignment.get(assignment, {})
        if own:
            others = {name: getattr(self, name) for name in BY_ASSIGNMENT}
            try:
                return LatePolicy(**{**others, **own}).terms("")
            except TraitError as reason:
                raise PolicyError(f"by_assignment[{assignment!r}]: {reason}") from None
        cutoff = None if self.cutoff_days is None else self.cutoff_days * DAY
        return Terms(self.grace_minutes * 60, self.percent_a_day, self.started_days, cutoff)

    def granted(self) -> list[Extension]:
        """The extensions in the file; none where no file is named. Raises `PolicyError`, which names the row."""
        try:
            local = zone(self.timezone)
        except ValueError as reason:
            raise PolicyError(f"LatePolicy.timezone: {reason}") from None
        return read_extensions(self.root / self.extensions, local) if self.extensions else []


def policy_of(config: Config, root: Path) -> LatePolicy | None:
    """The late policy in a course's configuration; None where it uses another plugin. Raises `PolicyError`."""
    try:
        if not issubclass(AssignLatePenalties(config=config).plugin_class, LatePolicy):
            return None
        policy = LatePolicy(config=config)
        no_slips(config, LatePolicy)
    except TraitError as reason:
        raise PolicyError(f"nbgrader_config.py: {reason}") from None
    policy.root = root
    for assignment in policy.by_assignment:
        policy.terms(assignment)
    return policy


def standings(
    gradebook: Gradebook, policy: LatePolicy | None, student: str | None = None
) -> dict[tuple[str, str], Standing]:
    """How late every submission is, and what that costs, by student and assignment; of one student only, or of all.

    Without a policy lateness is nbgrader's own. Raises `PolicyError`.
    """
    query = select(
        SubmittedAssignment.student_id,
        Assignment.name,
        Assignment.duedate,
        SubmittedAssignment.timestamp,
        SubmittedAssignment.extension,
    ).join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    if student is not None:
        query = query.where(SubmittedAssignment.student_id == student)
    submissions = [Submission(*row) for row in gradebook.db.execute(query)]
    if policy is None:
        return stand(submissions, lambda _: Terms(), 0)
    terms = {one.assignment: policy.terms(one.assignment) for one in submissions}
    return stand(submissions, terms.__getitem__, policy.late_days, policy.granted())


def settle(gradebook: Gradebook, policy: LatePolicy) -> list[str]:
    """Work out the penalties of all submissions again. Returns those that changed, a line for each.

    All assignments of the course: late days that are spent on one are not there for the next. Raises `PolicyError`.
    """
    found = standings(gradebook, policy)
    query = (
        select(SubmittedNotebook, SubmittedNotebook.score, SubmittedAssignment.student_id, Assignment.name)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    )
    before: dict[tuple[str, str], float] = {}
    after: dict[tuple[str, str], float] = {}
    for notebook, score, student, assignment in gradebook.db.execute(query).all():
        key = student, assignment
        was, now = notebook.late_submission_penalty or 0.0, score * found[key].share
        before[key], after[key] = before.get(key, 0.0) + was, after.get(key, 0.0) + now
        if abs(was - now) > SAME:
            notebook.late_submission_penalty = now or None
    gradebook.db.commit()
    return [
        f"{student}, {assignment}: the late penalty is {after[student, assignment]:g}, and was {was:g}"
        for (student, assignment), was in sorted(before.items())
        if abs(was - after[student, assignment]) > SAME
    ]


def unknown_names(gradebook: Gradebook, policy: LatePolicy) -> list[str]:
    """What the policy says of students and assignments that the gradebook does not know: perhaps a slip of the pen."""
    students = set(gradebook.db.scalars(select(Student.id))) | {ALL}
    known = set(gradebook.db.scalars(select(Assignment.name))) | {ALL}
    notes = [
        f"by_assignment: no assignment {name!r} is known yet"
        for name in policy.by_assignment
        if name not in known
    ]
    for row in policy.granted():
        where = f"{policy.extensions}, row {row.row}"
        if row.student not in students:
            notes.append(f"{where}: no student {row.student!r} is known yet")
        if row.assignment not in known:
            notes.append(f"{where}: no assignment {row.assignment!r} is known yet")
    return notes


def settle_course(course_root: Path) -> list[str]:
    """`settle`, for the course in a folder; nothing happens where it uses another plugin.

    Raises `PolicyError`, and `NoCourse` where there is no course.
    """
    directory, policy = _course(course_root)
    if policy is None:
        return []
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        return settle(gradebook, policy)


def _course(root: Path) -> tuple[CourseDirectory, LatePolicy | None]:
    from autograder.classroom.course import configuration

    config = configuration(root)
    directory = CourseDirectory(config=config)
    return directory, policy_of(config, Path(directory.root))


def _root(step: Any) -> Path:
    """The course's folder, as the converter knows it that runs a step."""
    while step is not None and not hasattr(step, "coursedir"):
        step = step.parent
    return Path(step.coursedir.root) if step else Path(".")
