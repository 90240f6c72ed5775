"""Reading, repairing and showing a notebook has bounds of time and memory: whoever passes them is alone in that."""

import resource

import pytest
from tiny_class import ASSIGNMENT

from autograder.classroom import bounded as bounds
from autograder.classroom import reading
from autograder.classroom.bounded import TooMuchError, bounded
from autograder.classroom.course import Course
from autograder.classroom.grade import Grading


def forever():
    n = 0
    while True:
        try:
            n += 1
        except Exception:
            n = 0


def everything():
    kept = []
    while True:
        kept.append(bytearray(64 * 2**20))


@pytest.fixture
def little(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS", 3.0)
    monkeypatch.setattr(bounds, "MEMORY", 2**28)


@pytest.mark.parametrize(("greedy", "says"), [(forever, "seconds"), (everything, "MiB of memory")])
def test_a_block_that_takes_too_much_is_ended(greedy, says, little):
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(TooMuchError, match=f"Reading it takes more than .* {says}"), bounded("Reading it"):
        greedy()
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    kept = bytearray(2**30)  # there are no bounds any more
    del kept


@pytest.mark.parametrize("greedy", [forever, everything])
@pytest.mark.parametrize("where", ["grader", "gradebook"])
def test_the_others_are_graded_beside_one_that_takes_too_much(
    greedy, where, tiny, graders, little, monkeypatch
):
    for student in ("nell", "olaf", "pia"):
        tiny.hand_in(student)
    notebook = next(tiny.submitted("olaf").glob("*.ipynb"))
    notebook.write_text(notebook.read_text().replace('"cells"', '"greedy": 1, "cells"', 1))
    real = reading.content_of
    times = []

    def content_of(name, raw):
        if b'"greedy"' in raw:
            times.append(name)
            if where == "grader" or len(times) > 1:
                greedy()
        return real(name, raw)

    monkeypatch.setattr(reading, "content_of", content_of)
    done = {g.student: g for g in Grading(Course(tiny.root), ASSIGNMENT).run(graders)}
    assert "takes more than" in done["olaf"].failure
    assert not done["nell"].failure and not done["pia"].failure
