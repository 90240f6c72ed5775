"""What a student's code prints, kept up to a limit."""

import contextlib
import io
from collections.abc import Iterator

KEPT = 64 * 2**10  # characters


class BoundedText(io.TextIOBase):
    """A text stream that keeps the first `KEPT` characters and counts the rest."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._dropped = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        kept = text[: max(0, KEPT - self._length)]
        if kept:
            self._parts.append(kept)
            self._length += len(kept)
        self._dropped += len(text) - len(kept)
        return len(text)

    def text(self) -> str:
        tail = f"\n... and {self._dropped:,} characters more" if self._dropped else ""
        return "".join(self._parts) + tail


@contextlib.contextmanager
def captured() -> Iterator[BoundedText]:
    """Both standard streams go to one bounded text for the length of the block."""
    out = BoundedText()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        yield out
