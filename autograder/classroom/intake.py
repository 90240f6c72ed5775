"""What belongs to a submission: its notebooks, its time, and the files that its assignment asks for. Nothing else.

Everything that takes a file out of a student's folder takes it from here: no link is followed, nothing is opened but plain
files, and no more is read than belongs there. What is left out is said in words.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from traitlets import Dict, List, Unicode
from traitlets.config import Config, Configurable

from autograder.reading import notebook
from autograder.reading.files import ARCHIVE, NOTEBOOK

LARGEST_FILE = notebook.LARGEST_FILE  # bytes of a notebook, or of a file that was asked for
OWN = {"timestamp.txt": 1_000, "submission_secret.txt": 10_000}  # nbgrader's own, and their bytes at most
MOST_FILES = 60  # notebooks of one submission
LARGEST = 2 * LARGEST_FILE  # bytes of all that is read of one submission
MOST_LOOKED_AT = 10_000  # entries of a folder
MOST_NAMED = 10  # of those that are left out
LONGEST_ID = 100

ACTIVE = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz", ".xml", ".xsl", ".mht", ".mhtml")
"""Files that a browser would run; they are never taken along, even where an assignment asks for them."""


class SubmissionFiles(Configurable):
    """What `nbgrader_config.py` may say about the files of a submission."""

    allowed = Dict(
        key_trait=Unicode(),
        value_trait=List(Unicode()),
        help="By assignment, the names of the files that a student may hand in beside the notebooks.",
    ).tag(config=True)


def asked_for(config: Config, assignment: str) -> frozenset[str]:
    """The files that an assignment asks for, as the configuration has them.

    Raises `traitlets.TraitError` where the configuration says anything else than lists of names.
    """
    return frozenset(SubmissionFiles(config=config).allowed.get(assignment, []))


class Refused(Exception):
    """Why a file is not read: words that follow its name."""


@dataclass
class Contents:
    """The names of what belongs to a submission, and why each of the others does not."""

    files: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def notebooks(self) -> list[str]:
        return [name for name in self.files if name.endswith(".ipynb")]

    def problems(self, but: Iterable[str] = ()) -> list[str]:
        """What is left out, in words, without the files `but`, of which somebody else tells."""
        rest = {name: why for name, why in self.refused.items() if name not in set(but)}
        said = [f"{shown(name)} {why}. It was left out." for name, why in list(rest.items())[:MOST_NAMED]]
        more = len(rest) - len(said)
        return [*said, f"{more:,} more files were left out."] if more else said


def look(folder: Path, asked: Iterable[str] = ()) -> Contents:
    """What is in a student's folder; nothing is opened. Raises nothing: a folder that cannot be read has nothing in it."""
    found = Contents()
    if why := no_folder(folder):
        found.refused[folder.name] = why
        return found
    try:
        with os.scandir(folder) as entries:
            named = [entry.name for entry, _ in zip(entries, range(MOST_LOOKED_AT), strict=False)]
    except OSError as error:
        found.refused[folder.name] = f"cannot be read ({error.strerror})"
        return found
    size = 0
    for name in sorted(named, key=lambda name: (not name.endswith(".ipynb"), name)):
        try:
            size += _size(folder, name, asked)
            if len(found.notebooks) >= MOST_FILES and name.endswith(".ipynb"):
                raise Refused(f"is one notebook too many: {MOST_FILES} are read")
            if size > LARGEST:
                raise Refused(f"comes on top of {LARGEST // 2**20} megabytes, which is all that is read")
            found.files.append(name)
        except Refused as reason:
            found.refused[name] = str(reason)
    return found


def no_folder(folder: Path) -> str:
    """Why a student's folder of an assignment is none of their own: it is a link, or the folder above it is."""
    return "is a link" if folder.is_symlink() or folder.parent.is_symlink() else ""


def _size(folder: Path, name: str, asked: Iterable[str]) -> int:
    """How large a file is that belongs to a submission. Raises `Refused` for any other."""
    try:
        about = os.lstat(folder / name)
    except OSError as error:
        raise Refused(f"cannot be read ({error.strerror})") from None
    if stat.S_ISDIR(about.st_mode):
        raise Refused("is a folder: what is in it has to lie beside it")
    if stat.S_ISLNK(about.st_mode):
        raise Refused(_link(folder, name))
    if not stat.S_ISREG(about.st_mode):
        raise Refused("is no file")
    if shown(name) != name:
        raise Refused("has a name that is no plain text")
    if name not in OWN and not name.endswith(".ipynb"):
        if name not in asked and ARCHIVE.fullmatch(name):
            raise Refused("is an archive: unpack it, and hand in the notebooks that are in it")
        if name not in asked and NOTEBOOK.fullmatch(name):
            raise Refused("has the name of no notebook: rename it, so that it ends in .ipynb")
        if name not in asked:
            raise Refused("is no notebook, and the assignment does not ask for it")
        if name.lower().endswith(ACTIVE) or name.startswith((".", "nbgrader_config", "jupyter_")):
            raise Refused("is of a kind that is never taken along")
    if about.st_size > OWN.get(name, LARGEST_FILE):
        raise Refused(f"is too large ({about.st_size:,} bytes)")
    return about.st_size


def _link(folder: Path, name: str) -> str:
    outside = not (folder / name).resolve().is_relative_to(folder.resolve())
    return "is a link to something outside of the submission" if outside else "is a link"


def read(folder: Path, name: str) -> bytes:
    """A file of a submission. Raises `Refused` where it is no plain file, too large, or cannot be read."""
    try:
        file = _opened(folder, name)
    except OSError as error:
        why = _link(folder, name) if error.errno == errno.ELOOP else f"cannot be read: {error.strerror}"
        raise Refused(why) from None
    except ValueError as error:
        raise Refused(f"cannot be read: {error}") from None
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            raise Refused("is no file")
        most = OWN.get(name, LARGEST_FILE)
        if about.st_size > most:
            raise Refused(f"is too large to be read ({about.st_size:,} bytes)")
        with open(file, "rb", closefd=False) as opened:
            content = opened.read(most + 1)
    except OSError as error:
        raise Refused(f"cannot be read: {error.strerror}") from None
    finally:
        os.close(file)
    if len(content) > most:
        raise Refused("is too large to be read")
    return content


def _opened(folder: Path, name: str) -> int:
    """The file itself, whatever its author puts in its place, or in the folder's, meanwhile."""
    inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        # NONBLOCK: opening a pipe would wait for somebody to write into it.
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=inside)
    finally:
        os.close(inside)


def bring(source: Path, destination: Path, names: Iterable[str]) -> list[str]:
    """Copy these files, and nothing that they lead to. Returns what could not be copied, in words.

    Raises `OSError` where nothing can be written.
    """
    problems = []
    destination.mkdir(parents=True, exist_ok=True)
    for name in names:
        try:
            content = read(source, name)
        except Refused as reason:
            problems.append(f"{shown(name)} {reason}. It was left out.")
            continue
        copy = destination / name
        copy.unlink(missing_ok=True)  # a link that an earlier copy has left would be written through
        copy.write_bytes(content)
    return problems


def handed_in_at(folder: Path) -> tuple[datetime | None, str]:
    """When a submission was handed in, in UTC without a zone, by its `timestamp.txt`; and what is wrong with that."""
    if not os.path.lexists(folder / "timestamp.txt"):
        return None, ""
    try:
        text = read(folder, "timestamp.txt").decode("utf-8-sig", errors="replace").strip()
        return (
            (_time(text), "")
            if text
            else (None, "timestamp.txt is empty: nobody knows when this was handed in.")
        )
    except Refused as reason:
        return None, f"timestamp.txt {reason}: nobody knows when this was handed in."
    except Exception:  # dateutil raises whatever it runs into
        return None, "timestamp.txt holds no time: nobody knows when this was handed in."


def _time(text: str) -> datetime:
    from nbgrader.utils import parse_utc

    if text.isascii() and text.isdigit() and len(text) in (10, 13):  # seconds, or milliseconds, since 1970
        return datetime.fromtimestamp(int(text[:10]), UTC).replace(tzinfo=None)
    if not any(c.isdigit() for c in text) or len(text) > 100:
        raise ValueError(text)
    time = parse_utc(text)
    if not 1990 < time.year < 2200:
        raise ValueError(text)
    return time


def no_student(name: str) -> str:
    """Why a folder's name is no student id, as words that follow it; empty where it is one.

    A student id may hold letters and digits of any script, blanks, and . _ - + @ = ~ , ' and round brackets.
    """
    if not name or len(name) > LONGEST_ID:
        return f"is no student id: one has 1 to {LONGEST_ID} characters"
    if name[0] in ".-~" or name != name.strip():
        return "is no student id: one does not begin with a dot, a dash or a blank, nor end with a blank"
    for c in name:
        if not (c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") or c in " ._-+@=~,'()"):
            return f"is no student id: {shown(c)!r} has no place in one"
    return ""


def shown(text: str) -> str:
    """A text on one line, for a terminal or a page: what is no letter, sign or blank is written out."""
    whole = text.encode("utf-8", "backslashreplace").decode()
    return "".join(
        c if c == " " or unicodedata.category(c)[0] in "LMNPS" else c.encode("unicode_escape").decode()
        for c in whole
    )
