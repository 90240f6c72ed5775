"""No garbage collection during large imports: Python would look at every new object again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def none_collected(keep: bool = False) -> Iterator[None]:
    """For the length of the block, which imports much, collect no garbage.

    `keep`: nor look, later on, at what is there at its end. For processes of our own that live on with all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if keep:
            gc.freeze()
        if was_on:
            gc.enable()
