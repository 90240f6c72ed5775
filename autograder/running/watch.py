"""How long an answer may take over one question: counted in its own time, so that a busy machine costs nobody anything.

Its own time is what its processes compute, and the time in which all of them sleep. What they spend waiting for a processor
is nobody's fault, and only counts by the clock, of which there is plenty (`Allowance`).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from autograder.inside.messages import TooSlow
from autograder.judging.allowance import Allowance

GLANCE = 0.25  # seconds between two looks
IDLE = 0.02  # of a processor: who uses less, and sleeps when looked at, has been waiting

Look = Callable[[], tuple[float, bool]]
"""Seconds that were computed up to now, and whether something is awake."""


class Watch:
    """Watches over one question that is asked now, and has `allowance`. What answers at once is never looked at."""

    def __init__(self, allowance: Allowance, look: Look):
        self._allowance = allowance
        self._look = look
        self._glance = min(GLANCE, max(allowance.seconds, 0.01))
        self._asked = self._looked = time.monotonic()
        self._before: float | None = None
        self._computed = self._waited = 0.0

    @property
    def spent(self) -> float:
        """The answer's own seconds up to now."""
        since = time.monotonic() - self._looked
        return self._computed + self._waited + min(since, self._glance)

    @property
    def by_the_clock(self) -> float:
        """Seconds since the question was asked."""
        return time.monotonic() - self._asked

    def left(self) -> float:
        """Seconds until it must be looked at again. Raises `TooSlow` when the allowance is used up."""
        now = time.monotonic()
        if now - self._looked >= self._glance:
            self._glance_at(now)
            if self._computed + self._waited >= self._allowance.seconds:
                raise TooSlow("waiting" if self._waited > self._computed else "looping")
            if now >= self._allowance.ends:
                raise TooSlow("starved")
        return self._glance

    def done(self) -> None:
        """The question is answered: take what it took off the allowance."""
        self._allowance.seconds -= self._computed + self._waited

    def _glance_at(self, now: float) -> None:
        seconds, awake = self._look()
        since = now - self._looked
        computed = max(0.0, seconds - self._before) if self._before is not None else 0.0
        if not awake and computed < IDLE * since:
            self._waited += since
        self._computed += computed
        self._before, self._looked = seconds, now
