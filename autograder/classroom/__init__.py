"""Grades a class: what `nbgrader_config.py` puts into nbgrader's own lists, and what `autograder grade` adds to them.

configuration.py  what an nbgrader_config.py says
release.py        the notebooks looked at before they are released, and the record of them
revise.py         the gradebook brought up to date when exercises come and go
reading.py        an exporter that can read what other programs refuse
repair.py         a mangled notebook, put right against the released one
intake.py         what belongs to a submission, and what does not
collecting.py     nbgrader's exchange, for submissions that are not trusted
guards.py         nbgrader's own steps, kept from following a student's links
markdown.py       a student's Markdown, made harmless at its source
pages.py          what becomes of Markdown on formgrader's and feedback pages
contents.py       the list at the top of a feedback page
hiding.py         how much of hidden checks a feedback page shows; sentences.py has what may be said of them
outputs.py        which of a student's saved outputs a person gets to see
preprocessors.py  the steps in nbgrader's lists: repair, grade, say why
entering.py       the step that enters marks; rows.py has its older name
times.py          times as people write them
settings.py       mistyped names in nbgrader_config.py
reports.py        where the reports come from
register.py       has the gradebook know what was released
course.py         a course as its configuration describes it
grade.py          a class, what has changed of it since the last time
jobs.py           a submission as plain data, graded in any process
pool.py           graders on this machine; preloaded.py is what they share
cluster.py        graders on the workers of a Dask cluster
demo.py           a class to try all that with; demo_mishaps.py has what goes wrong in it
"""

from __future__ import annotations

from autograder.classroom.configuration import configure

__all__ = ["configure"]
