"""nbgrader's configuration of this course: its folders are the project's own.

Read by every `nbgrader` command and by formgrader when they are started in this folder.
"""

from pathlib import Path

import autograder.classroom.guards  # noqa: F401  (nbgrader's own steps, kept from following a student's links)

c = get_config()  # noqa: F821  (provided by traitlets)

root = Path(__file__).resolve().parent
work = root / "course"
work.mkdir(exist_ok=True)  # nbgrader opens its gradebook before it makes any folder

c.CourseDirectory.course_id = "learner_from_scratch"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "course/submitted"
c.CourseDirectory.autograded_directory = "course/autograded"
c.CourseDirectory.feedback_directory = "course/feedback"
c.CourseDirectory.solution_directory = "course/solution"
c.CourseDirectory.db_url = f"sqlite:///{work / 'gradebook.db'}"
c.CourseDirectory.ignore.extend(["hidden_checks", ".autograder.json"])  # never copied to students

# Keeps the autograder's own record of the exercises in step with what students get.
c.GenerateAssignment.preprocessors.append("autograder.release.RecordAssignment")

# Grading: the autograder's own checks in the place of nbgrader's Execute, on notebooks that have been put right
# first; whatever a student did to one, it is graded. Everything else is nbgrader's own, in its own order.
c.Autograde.exporter_class = "autograder.classroom.reading.LenientExporter"
c.LenientExporter.optimistic_validation = True  # once, after all steps, and not after each
c.Autograde.pre_convert_hook = "autograder.classroom.reading.add_missing"
c.Autograde.sanitize_preprocessors = [
    "autograder.classroom.preprocessors.RepairCells",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "autograder.classroom.rows.OverwriteCellsAtOnce",
    "autograder.classroom.preprocessors.CheckUnknown",
]
c.Autograde.autograde_preprocessors = [
    "autograder.classroom.preprocessors.GradeCells",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.classroom.rows.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "autograder.classroom.preprocessors.CheckUnknown",
]

# What comes from a student and is shown to others: nothing in it acts in a browser.
c.HTMLExporter.filters = {"markdown2html": "autograder.classroom.pages.markdown2html"}
c.GenerateFeedback.exporter_class = "autograder.classroom.pages.FeedbackExporter"

# Only notebooks, and the files that an assignment asks for, are taken out of a student's folder:
# c.SubmissionFiles.allowed = {"learner_from_scratch": ["notes.txt"]}
c.ExchangeFactory.collect = "autograder.classroom.collecting.Collect"
c.ExchangeFactory.release_feedback = "autograder.classroom.collecting.ReleaseFeedback"
