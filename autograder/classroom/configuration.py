"""What an `nbgrader_config.py` says, for every course that is graded here."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path
from typing import Any

from autograder.course.assignment import records_beside
from autograder.course.manifest import MANIFEST, current, use

DEMO_COURSE = "course-demo"
"""The folder of the made-up class, inside that of the course whose notebooks it hands in."""


def configure(c: Any, root: Path | str) -> None:
    """Have nbgrader release and grade the course in the folder `root`; `c` is what `get_config()` returns.

    Each line is a default, which an `nbgrader_config.py` may change below it. A folder with checks of its own is a course
    of its own; in any other, the installed course is graded. Raises `CourseError`.
    """
    import autograder.classroom.guards  # noqa: F401  (nbgrader's own steps, kept from following a student's links)

    root = Path(root).resolve()
    find_programs()
    if (root / "checks" / MANIFEST).is_file():
        use(root)
    records_beside(root)
    work = root / "course"
    work.mkdir(exist_ok=True)  # nbgrader opens its gradebook before it makes any folder

    c.CourseDirectory.course_id = current().default
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "exercises"
    c.CourseDirectory.submitted_directory = "course/submitted"
    c.CourseDirectory.autograded_directory = "course/autograded"
    c.CourseDirectory.feedback_directory = "course/feedback"
    c.CourseDirectory.solution_directory = "course/solution"
    c.CourseDirectory.db_url = f"sqlite:///{work / 'gradebook.db'}"
    c.CourseDirectory.ignore.extend(["hidden_checks", ".autograder.json"])  # never copied to students

    # Leaves out what is not to be released yet, as c.ReleaseOnly says.
    c.GenerateAssignment.preprocessors.insert(0, "autograder.classroom.release.ReleaseOnly")

    # Keeps the autograder's own record of the exercises in step with what students get.
    c.GenerateAssignment.preprocessors.append("autograder.classroom.release.RecordAssignment")

    # Grading: the autograder's own checks in the place of nbgrader's Execute, on notebooks that have been put right
    # first; whatever a student did to one, it is graded. Everything else is nbgrader's own, in its own order.
    c.Autograde.exporter_class = "autograder.classroom.reading.LenientExporter"
    c.LenientExporter.optimistic_validation = True  # once, after all steps, and not after each
    c.Autograde.pre_convert_hook = "autograder.classroom.reading.add_missing"
    c.Autograde.sanitize_preprocessors = [
        "autograder.classroom.preprocessors.RepairCells",
        "nbgrader.preprocessors.DeduplicateIds",
        "nbgrader.preprocessors.OverwriteKernelspec",
        "nbgrader.preprocessors.OverwriteCells",
        "autograder.classroom.preprocessors.CheckUnknown",
    ]
    c.Autograde.autograde_preprocessors = [
        "autograder.classroom.preprocessors.GradeCells",
        "nbgrader.preprocessors.IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "autograder.classroom.entering.SaveGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "autograder.classroom.preprocessors.CheckUnknown",
    ]

    # What a late submission costs: nothing, until c.LatePolicy says so (docs/marks.md).
    c.AssignLatePenalties.plugin_class = "autograder.marks.LatePolicy"

    # What comes from a student and is shown to others: nothing in it acts in a browser.
    c.HTMLExporter.filters = {"markdown2html": "autograder.classroom.pages.markdown2html"}
    c.GenerateFeedback.exporter_class = "autograder.classroom.pages.FeedbackExporter"

    # Only notebooks, and the files that an assignment asks for, are taken out of a student's folder.
    asked = {name: a.extra_files for name, a in current().manifest.assignments.items() if a.extra_files}
    if asked:
        c.SubmissionFiles.allowed = asked
    c.ExchangeFactory.collect = "autograder.classroom.collecting.Collect"
    c.ExchangeFactory.release_feedback = "autograder.classroom.collecting.ReleaseFeedback"


def find_programs() -> None:
    """Have the programs that nbgrader starts by name, such as alembic, found where its environment is not activated."""
    programs = sysconfig.get_path("scripts")
    path = os.environ.get("PATH", os.defpath)
    if programs not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, path])
