"""The sentences that checks say what is wrong with, as they stand in the checks' own source.

Such a sentence is the same for whatever was tried. Of one with values in it, `f"{n} items are missing."`, only the words
are kept: "… items are missing." So nothing comes through here that is not written in the source of a check.
"""

from __future__ import annotations

import ast
import fnmatch
import glob
import re
import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from autograder import judging

VALUE = "…"
FEWEST = 12
"""Letters that the words around values have, at least: "… to …" tells nobody anything."""


def without_values(says: str, folders: Iterable[Path]) -> str:
    """What the checks in these folders say whatever the values are; empty where none of them says such a thing."""
    own = Path(judging.__file__).parent  # what the machine itself says, of whatever check
    found = []
    for folder in (*folders, own):
        for file in sorted(folder.rglob("*.py")):
            sentences, patterns = _said(file, file.stat().st_mtime_ns)
            if says in sentences:
                return says
            found += [words for words, pattern in patterns.items() if pattern.fullmatch(says)]
    return max(found, key=len, default="")


@lru_cache(4096)
def _said(file: Path, changed: int) -> tuple[set[str], dict[str, re.Pattern[str]]]:
    """The texts in a file's source, and those with values in them: with `VALUE` in their place, and a pattern."""
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):  # a file that cannot be read judges nobody
        return set(), {}
    whole = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    split = [list(_around_values(n)) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
    split += [parts for text in whole if len(parts := _around_fields(text)) > 1]
    return set(whole), {VALUE.join(parts): _pattern(parts) for parts in split if _letters(parts) >= FEWEST}


def _around_values(text: ast.JoinedStr) -> Iterator[str]:
    """The parts of an f-string around its values."""
    part = ""
    for value in text.values:
        if isinstance(value, ast.Constant):
            part += str(value.value)
        else:
            yield part
            part = ""
    yield part


def _around_fields(text: str) -> list[str]:
    """The parts of a text for `str.format` around its fields; the text alone where it is none."""
    try:
        found = list(string.Formatter().parse(text))
    except ValueError:
        return [text]
    parts = [literal for literal, _, _, _ in found]
    return parts if not found or found[-1][1] is None else [*parts, ""]


def _letters(parts: list[str]) -> int:
    return sum(c.isalpha() for c in "".join(parts))


def _pattern(parts: list[str]) -> re.Pattern[str]:
    return re.compile(fnmatch.translate("*".join(map(glob.escape, parts))))
