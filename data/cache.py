"""Where images are kept, and how a folder of them comes into being there: once, and whole or not at all."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_cache_dir

from data.errors import CacheError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def cache_folder(root: str | Path | None = None) -> Path:
    """The folder that images are kept in; it need not exist yet.

    `root` if given, else the environment variable `LEARNER_DATA` if set and not empty, else the user's cache
    folder (`~/.cache/learner-from-scratch` on Linux, and where other systems keep such things).
    """
    chosen = root or os.environ.get("LEARNER_DATA") or user_cache_dir("learner-from-scratch", appauthor=False)
    return Path(chosen).expanduser().absolute()


def build(target: Path, fill: Callable[[Path], None]) -> Path:
    """`target`, after making it if it is not there yet: `fill` gets an empty folder to fill.

    The work is done in a folder beside `target` that gets its name in one step at the end, so whatever bears
    the name is complete, even if an earlier attempt was killed. Whoever asks meanwhile (thread or process)
    waits. A `target` that is there already is returned with nothing written or locked: it may be read-only.

    Raises `CacheError` if nothing can be written; what `fill` raises is passed on.
    """
    if target.is_dir():
        return target
    work = target.with_name(f".{target.name}.unfinished")
    with writable(target.parent), locked(target.with_name(f".{target.name}.lock")):
        if not target.is_dir():  # else another process made it while this one waited
            shutil.rmtree(work, ignore_errors=True)  # left by a process that was killed
            try:
                work.mkdir()
                fill(work)
                work.rename(target)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    return target


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Make `folder` if needed; any refusal by the file system in the block becomes a `CacheError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise CacheError(
            f"The images are not in {folder} yet and cannot be put there ({error.strerror or error}). "
            "Set the environment variable LEARNER_DATA to a folder that can be written to; or, if this one "
            "is read-only on purpose, run `python -m data` once where it can be written to."
        ) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, waiting for it as long as it takes.

    The operating system holds the lock and drops it when its holder ends, however it ends, so nothing goes
    stale. The empty file stays: removing it would let a third process lock a new one beside a waiting second.
    """
    with open(path, "ab") as file:
        if sys.platform == "win32":
            file.seek(0)
            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # LK_LOCK gives up after ten seconds
                    continue
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if sys.platform == "win32":
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_UN)
