"""nbgrader's configuration of this course: its folders are the project's own.

Read by every `nbgrader` command and by formgrader when they are started in this folder.
"""

from pathlib import Path

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

# What a late submission costs: nothing, until c.LatePolicy says so (docs/marks.md).
c.AssignLatePenalties.plugin_class = "autograder.marks.LatePolicy"
