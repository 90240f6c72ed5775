"""Marks leave: into a CSV file, Canvas or Moodle; and what late submissions cost before they do.

export.py      one export from start to end; exporters.py has the same as plugins of nbgrader
book.py        the marks of one assignment, from the gradebook
table.py       all of them as a CSV file
canvas.py      into Canvas's gradebook export, moodle.py into Moodle's worksheet and a zip of feedback pages
filling.py     what these two have in common; matching.py finds each student's row
sheet.py       a CSV file in which all other cells stay as they came; cells.py writes numbers and harmless text
writing.py     whole files or none
late.py        the late policy behind nbgrader's hook, and `settle`, which works out penalties again
terms.py       what late days cost; extensions.py reads who has more time
"""

from autograder.marks.exporters import MarksCanvas, MarksCsv, MarksMoodle
from autograder.marks.late import LatePolicy, policy_of, settle, settle_course

__all__ = [
    "LatePolicy",
    "MarksCanvas",
    "MarksCsv",
    "MarksMoodle",
    "policy_of",
    "settle",
    "settle_course",
]
