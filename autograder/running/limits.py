"""How long, and how much, student code may run and print."""

import msgspec

from autograder.inside.bounds import Bounds


class Limits(msgspec.Struct, frozen=True):
    """Seconds: an answer's own (`watch`) for `cell` and all that follows, by the clock for what runs no student code."""

    start: float = 120.0  # for a worker to import torch, on a machine that may be busy
    setup: float = 60.0  # for a notebook's own setup cell, which may have to draw the images first
    cell: float = 10.0
    check: float = 10.0
    # To ask once more with other parts, in search of the one that hangs: parts that fit take a tenth of it.
    swap: float = 2.5
    # All earlier cells that the answers of one notebook need, however often they are run.
    earlier: float = 30.0
    # All of a submission. What comes when it is used up has a `last` chance: so many seconds for each exercise.
    submission: float = 120.0
    last: float = 2.0
    # All that the grader itself computes to judge what the answers of a submission gave. Then no other is tried.
    judging: float = 60.0
    # After so many checks of one exercise that ran out of time the others are not tried any more.
    slow_checks: int = 2
    bounds: Bounds = Bounds()  # of memory, processes, files
