"""Grades a class: what `nbgrader_config.py` puts into nbgrader's own lists.

reading.py        an exporter that can read what other programs refuse
repair.py         a mangled notebook, put right against the released one
outputs.py        which of a student's saved outputs a person gets to see
preprocessors.py  the steps in nbgrader's lists: repair, grade, say why
reports.py        where the reports come from
"""
