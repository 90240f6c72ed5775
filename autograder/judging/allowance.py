"""How much time a check, or a cell, may take: of its own, so that a busy machine costs nobody anything."""

from __future__ import annotations

import time

BY_THE_CLOCK = 6.0  # times as long, before what has neither computed nor waited so long is given up


class Allowance:
    """`seconds` that student code may compute, or wait, and several times as many by the clock.

    `seconds` goes down by what was used; `ends` is a time of `time.monotonic()`.
    """

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.ends = time.monotonic() + BY_THE_CLOCK * seconds

    def hurry(self, seconds: float) -> None:
        """Leave no more than so many seconds."""
        self.seconds = min(self.seconds, seconds)
        self.ends = min(self.ends, time.monotonic() + BY_THE_CLOCK * seconds)
