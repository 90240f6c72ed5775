"""Faults while a class is graded: what is killed, when, and what must be true in the end.

A run: `autograder grade` on a class in which two were graded and marked by hand before, one of them has handed in again
since, and four are new. At random points something is killed: a worker in the sandbox, the sandbox, a grader's process,
the command itself, or the connections to the gradebook. What was killed for good is started again until it ends.
"""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tiny_class import ASSIGNMENT, NOTEBOOK, RIGHT, WRONG, OneGrader, graded

from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.classroom.reports import kept_report

KINDS = ("worker", "sandbox", "grader", "command", "connection")
NEW = {"ben": RIGHT, "cem": None, "eva": RIGHT, "fay": WRONG}
EXPECTED = [("ann", 0.5), ("ben", 1.5), ("cem", 0), ("dee", 0), ("eva", 2), ("fay", 0)]
GIVEN = {"ann": (0.5, "Copied?"), "ben": (1.5, "Nearly.")}
AUTOMATIC = {"ann": 2, "ben": 2, "cem": 0, "eva": 2, "fay": 0}  # of the notebooks, whatever a person says
STARTS = 12  # of the command; it must have come to its end by then
GRACE = 20.0  # seconds in which whatever a kill has left behind must have ended


def half_marked(tiny, grader):
    """Two are graded and marked by hand; then one hands in again, and four more."""
    for student in GIVEN:
        tiny.hand_in(student, WRONG if student == "ben" else RIGHT)
    graded(tiny, OneGrader(grader))
    for student, (score, comment) in GIVEN.items():
        tiny.give(student, score, comment)
    for student, answer in NEW.items():
        tiny.hand_in(student, answer)
    tiny.submitted("dee").mkdir(parents=True)
    return tiny


@dataclass
class Run:
    """What happened in a run, and what was wrong in the end."""

    faults: list[str] = field(default_factory=list)  # "kind, seconds after the start"
    starts: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def run(tiny, start, kinds, random, within, server=None):
    """Grade `tiny` while `kinds` are killed, one after the other, each up to `within` seconds after the one before.

    `start(tiny)` starts the command; what it returns has `pid` and `poll()`. `server` holds `tiny.database`.
    """
    done, began = Run(), time.monotonic()
    planned, seen, kept = list(kinds), set(), {"ann": seal(tiny, "ann")}
    code = None
    while code != 0 and done.starts < STARTS:
        process = start(tiny)
        done.starts += 1
        started = time.monotonic()
        at = started + random.uniform(0, within)
        while (code := process.poll()) is None:
            if planned and time.monotonic() >= at:
                before = family(process.pid)
                if hit(planned[0], process.pid, random, server, tiny):
                    seen |= before
                    done.faults.append(f"{planned.pop(0)} at {time.monotonic() - started:.1f} s")
                    at = time.monotonic() + random.uniform(0, within)
            time.sleep(0.02)
        kept |= {s: seal(tiny, s) for s in AUTOMATIC if tiny.mark(s) and s not in kept and s != "ben"}
    if code != 0:
        done.wrong.append(f"not graded after {done.starts} starts")
    done.wrong += wrong(tiny, kept)
    if left := alive_after(seen):
        done.wrong.append(f"left behind: {left}")
    done.seconds = time.monotonic() - began
    return done


def wrong(tiny, kept):
    """What is not as it must be when all is graded; `kept` are the seals of those that were graded before the end."""
    found = []
    if tiny.scores() != EXPECTED:
        found.append(f"scores: {tiny.scores()}")
    if todo := Grading(Course(tiny.root), ASSIGNMENT).todo:
        found.append(f"still to do: {todo}")
    if (manual := by_hand(tiny)) != GIVEN:
        found.append(f"marks by hand: {manual}")
    for student, score in AUTOMATIC.items():
        report = kept_report(tiny.autograded(student) / f"{NOTEBOOK}.ipynb")
        if report is None or report.score != score:
            found.append(f"{student}'s report: {report and report.score}")
    found += [
        f"{student} was graded twice" for student, before in kept.items() if seal(tiny, student) != before
    ]
    return found


def seal(tiny, student):
    """Changes when a submission is graded again: its report has another seed then."""
    return tiny.mark(student), tiny.seed(student)


def by_hand(tiny):
    """Every mark that a person has given, by student, and its comment."""
    with tiny.gradebook() as gradebook:
        return {
            submission.student_id: (grade.manual_score, tiny.given(submission.student_id, grade.name)[1])
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.manual_score is not None
        }


# Processes


def hit(kind, pid, random, server, tiny):
    """Kill one of a kind below the process `pid`, or itself; whether there was one."""
    if kind == "connection":
        return server.cut(tiny.database) > 0
    victims = [one for one, _ in family(pid) if kind_of(one, pid) == kind]
    if not victims:
        return False
    with suppress(ProcessLookupError):
        os.kill(random.choice(sorted(victims)), signal.SIGKILL)
        return True
    return False


def kind_of(one, command):
    if one == command:
        return "command"
    words = read(f"/proc/{one}/cmdline").split(b"\0")
    if words[0].endswith((b"bwrap", b"bubblewrap")):
        return "sandbox"
    if b"autograder.inside.worker" in words:
        return "worker"
    return "grader" if any(b"multiprocessing.forkserver" in word for word in words) else ""


def family(pid):
    """The process and all below it, each with the time of its start: numbers are used again."""
    found, rest = set(), [pid]
    while rest:
        one = rest.pop()
        if began := start_of(one):
            found.add((one, began))
            for task in Path(f"/proc/{one}/task").glob("*/children"):
                rest += map(int, read(task).split())
    return found


def start_of(pid):
    """None for one that is gone, or waits to be reaped."""
    fields = read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return fields[19] if fields and fields[0] not in (b"Z", b"X") else None


def alive_after(seen):
    """Of these processes, the kinds of those that do not end by themselves. They are killed."""
    until = time.monotonic() + GRACE
    while (left := [pid for pid, began in seen if start_of(pid) == began]) and time.monotonic() < until:
        time.sleep(0.1)
    kinds = sorted(kind_of(pid, None) or "other" for pid in left)
    for pid in left:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return kinds


def read(path):
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
