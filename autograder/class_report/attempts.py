"""How often each student handed in, as far as nbgrader's exchange still has it."""

from __future__ import annotations

import os
from collections import Counter

from nbgrader.exchange.default import Exchange

from autograder.class_report.project import Course


def hand_ins(course: Course, assignment: str) -> Counter[str]:
    """Submissions in the exchange's inbound folder, by student; empty where there is no such folder to read.

    nbgrader calls them STUDENT+ASSIGNMENT+TIME or STUDENT+ASSIGNMENT+TIME+RANDOM.
    """
    exchange = Exchange(coursedir=course.directory, parent=course.api)
    folder = f"{exchange.root}/{course.directory.course_id}/inbound"
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except OSError:
        return Counter()
    parts = [name.split("+") for name in names]
    return Counter(part[0] for part in parts if len(part) in (3, 4) and part[1] == assignment)
