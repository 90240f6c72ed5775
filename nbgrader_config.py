"""nbgrader's configuration of this course: its folders are the project's own.

Read by every `nbgrader` command and by formgrader when they are started in this folder.
"""

from pathlib import Path

from autograder.classroom import configure

c = get_config()  # noqa: F821  (provided by traitlets)
configure(c, Path(__file__).parent)

# Only notebooks, and the files that an assignment asks for, are taken out of a student's folder:
# c.SubmissionFiles.allowed = {"learner_from_scratch": ["notes.txt"]}
