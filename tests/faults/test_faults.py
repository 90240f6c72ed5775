"""Kills at random points while a class is graded; the long form is `soak.py`, and what came of it in docs/faults.md."""

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from random import Random

import faults
import postgres
import pytest
from tiny_class import TinyClass

from autograder.grader import Grader

pytestmark = [
    pytest.mark.xdist_group("classroom"),
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc"),
]

WITHIN = 8.0  # seconds from one fault to the next, at most


@pytest.mark.parametrize("on", ["SQLite", "PostgreSQL"])
def test_every_submission_is_graded_once_whatever_is_killed(on, tmp_path):
    if on == "PostgreSQL" and postgres.missing():
        pytest.skip(postgres.missing())
    kinds = {"SQLite": ["worker", "command", "sandbox"], "PostgreSQL": ["grader", "connection"]}[on]
    seed = Random().randrange(10**6)  # another each time; the message of a failure names it
    with postgres.Server() if on == "PostgreSQL" else nullcontext() as server:
        tiny = TinyClass.made(tmp_path / "course", server and server.create("run"))
        tiny.database = "run"
        with Grader() as grader:
            faults.half_marked(tiny, grader)
        done = faults.run(tiny, partial(TinyClass.start, jobs=1), kinds, Random(seed), WITHIN, server)
    assert not done.wrong, (seed, done, (tiny.root / "out").read_text())
    assert done.faults
