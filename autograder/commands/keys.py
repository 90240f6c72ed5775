"""Single keys, read from a terminal without waiting for Enter."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Keys:
    """The keys of the terminal; `there` is false where the input is none."""

    def __init__(self, descriptor: int | None):
        self._descriptor = descriptor
        self.there = descriptor is not None

    def pressed(self) -> str:
        """The keys that were pressed since this was asked the last time, in lower case."""
        if self._descriptor is None or not select.select([self._descriptor], [], [], 0)[0]:
            return ""
        return os.read(self._descriptor, 100).decode(errors="ignore").lower()


@contextmanager
def pressed_keys() -> Iterator[Keys]:
    """Have the terminal hand on each key at once for the length of the block; Ctrl-C still interrupts."""
    try:
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
    except Exception:  # no terminal, or a system without them
        yield Keys(None)
        return
    try:
        tty.setcbreak(descriptor)
        yield Keys(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
