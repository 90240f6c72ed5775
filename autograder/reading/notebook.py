"""The one reader of notebooks: from the bytes of a file, whatever state it is in, to its cells.

Every face of the autograder reads with it. It raises nothing on account of a file: what was wrong is said in words, and what
cannot be read is not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

LARGEST_FILE = 100 * 2**20  # bytes of a file that is opened at all
LARGEST = 50 * 2**20  # characters of a notebook without its outputs
MOST_VALUES = 500_000  # objects and lists, each of which takes much more room than its brackets
MANY = 10 * 2**20  # characters from which on outputs go before anything else is looked at
MOST_CELLS = 500
LONGEST_SOURCE = 500_000  # characters of all cells
CELL_ID = re.compile(r"[a-zA-Z0-9-_]{1,64}")
BROKEN = "is not a notebook any more: its JSON is broken"  # in what is said of a file that a program is still writing, too
KINDS = ("code", "markdown", "raw")
PLAIN = (str, int, float, bool, type(None))


@dataclass
class Content:
    """What a file holds: cells of the present format, each valid, and what was wrong with the file.

    A cell has `cell_type`, `id`, `source` (a text) and `metadata` with at most its `nbgrader`; as the file has them, its
    `outputs` and `attachments`. `metadata` is the notebook's, as the file has it.
    """

    cells: list[dict[str, Any]] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def python(self) -> str:
        """The version of Python that the notebook was last run with, as it says: "3.12.4"; empty where it does not."""
        info = self.metadata.get("language_info")
        version = info.get("version") if isinstance(info, dict) else ""
        return version if isinstance(version, str) and re.fullmatch(r"\d+\.\d+(\.\w+)?", version) else ""


def content_of(name: str, raw: bytes) -> Content:
    """What is in a file that is called `name`."""
    if len(raw) > LARGEST_FILE:
        return Content(problems=[f"{name} is too large to be read ({len(raw):,} bytes)."])
    problems: list[str] = []
    text = _decoded(name, raw, problems)
    if len(text) > MANY or _values(text) > MOST_VALUES:
        shorter = _without_outputs(text)
        if len(shorter) > LARGEST or _values(shorter) > MOST_VALUES:
            problems.append(
                f"{name} holds too much to be read, even without its outputs ({len(raw):,} bytes)."
            )
            return Content(problems=problems)
        if len(shorter) < len(text):
            problems.append(
                f"{name} is very large ({len(raw) / 2**20:.0f} MB), so it was read without its outputs."
            )
        text = shorter
    try:
        loaded = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        whole = _salvaged(text)
        if not whole and (what := _another_kind(raw)):
            return Content(problems=[f"{name} is {what}, and no notebook: no cell could be read."])
        says = f"{len(whole)} cells could be read all the same" if whole else "no cell could be read"
        why = (str(error) or type(error).__name__) if text.strip() else "it is empty"
        problems.append(f"{name} {BROKEN} ({why}); {says}.")
        return Content(_cells(name, whole, problems), {}, problems)
    if not _has_cells(loaded) and (whole := _salvaged(text)):
        problems.append(
            f"{name} is not a notebook as Jupyter saves one; {len(whole)} cells could be read all the same."
        )
        return Content(_cells(name, whole, problems), {}, problems)
    return _of(name, loaded, problems)


def _has_cells(loaded: Any) -> bool:
    return isinstance(loaded, dict) and ("worksheets" in loaded or isinstance(loaded.get("cells"), list))


def _another_kind(raw: bytes) -> str:
    """What kind of file this is, if not JSON, by its first bytes; empty if that does not tell."""
    start = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((what for mark, what in _KINDS.items() if start.startswith(mark)), "")


_KINDS = {
    b"<!doctype html": "a web page (of a login, or of the notebook's preview)",
    b"<html": "a web page (of a login, or of the notebook's preview)",
    b"<?xml": "an XML file",
    b"%pdf": "a PDF",
    b"pk\x03\x04": "an archive (zip) or an office document",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"version https://git-lfs": "a pointer to a file that Git LFS keeps elsewhere",
    b"#!/usr/bin/env python": "a Python script",
    b"# in[": "a Python script",
    b"# %%": "a Python script",
}


def content_of_json(name: str, loaded: object) -> Content:
    """What is in a notebook whose JSON has been read already."""
    return _of(name, loaded, [])


def _of(name: str, loaded: Any, problems: list[str]) -> Content:
    if not isinstance(loaded, dict):
        problems.append(f"{name} is not a notebook: it has no cells.")
        return Content(problems=problems)
    if "worksheets" in loaded and "cells" not in loaded:
        loaded = _converted(name, loaded, problems)
    cells, metadata = loaded.get("cells"), loaded.get("metadata")
    if not isinstance(cells, list):
        problems.append(f"{name} is not a notebook: it has no cells.")
        return Content(problems=problems)
    return Content(_cells(name, cells, problems), metadata if isinstance(metadata, dict) else {}, problems)


def _converted(name: str, loaded: dict, problems: list[str]) -> dict:
    # Imported only for old formats: importing it takes longer than grading.
    import nbformat

    try:
        loaded = nbformat.convert(nbformat.from_dict(loaded), 4)
        problems.append(f"{name} is in an old notebook format; it was converted.")
    except Exception as error:  # whatever an old format is broken in
        problems.append(f"{name} is in an old notebook format that cannot be converted ({error}).")
    return loaded


def _decoded(name: str, raw: bytes, problems: list[str]) -> str:
    """The text of a file in whichever encoding a program has saved it. Jupyter itself saves UTF-8 without a mark."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            text = raw.decode(encoding, errors="replace")
            how = "with a byte order mark" if encoding == "utf-8-sig" else f"as {encoding.upper()}"
            problems.append(
                f"{name} was saved {how}, which is not how Jupyter saves; it was read all the same."
            )
            return text.removeprefix("\ufeff")
    start = raw[:64]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(start) > 3 and zeros and not any(zeros):
            problems.append(
                f"{name} was saved as {encoding.upper()}, which is not how Jupyter saves; it was read all the same."
            )
            return raw.decode(encoding, errors="replace")
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    text = raw.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if lost <= sum(1 for _ in _BEYOND_ASCII.finditer(text)) - lost:
        problems.append(f"{name} has {lost} bytes that are no UTF-8; each was read as \ufffd.")
        return text
    problems.append(
        f"{name} was saved as Latin-1 (or as Windows-1252), which is not how Jupyter saves; it was read all the same."
    )
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def _values(text: str) -> int:
    return text.count("{") + text.count("[")


# A string that has no end ends with its line, so that one quote too many does not turn all that follows inside out.
_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?'
_BRACKETS = re.compile(rf"[\[\]]|{_STRING}")
_OUTPUTS = re.compile(r'"outputs"\s*+:\s*+\[')
_TOKEN = re.compile(rf"[{{}}]|{_STRING}")
_KEYS = {'"cell_type"', '"source"'}


def _without_outputs(text: str) -> str:
    """The text with each list of outputs empty. Each character is looked at once or twice, whatever the text."""
    kept: list[str] = []
    at = 0
    while found := _OUTPUTS.search(text, at):
        kept.append(text[at : found.end()])
        depth = 1
        for token in _BRACKETS.finditer(text, found.end()):
            depth += {"[": 1, "]": -1}.get(token[0], 0)
            if depth == 0:
                at = token.start()
                break
        else:
            return "".join(kept) + "]"  # it is cut off there
    return "".join(kept) + text[at:]


def _salvaged(text: str) -> list[dict]:
    """The cells that are whole in a text that, as a whole, is no JSON: cut off, or with a merge conflict in it.

    Each character is looked at once, and decoded once at most, whatever the text: a brace that closes belongs to the last
    one that is open, and of those around a cell none is tried.
    """
    cells: list[dict] = []
    open_: list[tuple[int, set[str]]] = []  # where each brace is, and which of a cell's keys were seen since
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "{":
                open_.append((token.start(), set()))
            case "}":
                start, keys = open_.pop() if open_ else (0, set())
                if keys == _KEYS:
                    open_.clear()
                    with suppress(ValueError, RecursionError):
                        cells.append(json.loads(text[start : token.end()], strict=False))
            case key if open_ and key in _KEYS:
                open_[-1][1].add(key)
    return cells


def _cells(name: str, found: list[Any], problems: list[str]) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = []
    ids: set[str] = set()
    room = LONGEST_SOURCE
    strange: list[int] = []
    if others := sum(not isinstance(cell, dict) for cell in found):
        problems.append(
            f"{name} has {others} entries among its cells that are not cells; they were left out."
        )
    if len(found) > MOST_CELLS:
        problems.append(f"{name} has {len(found):,} cells; the first {MOST_CELLS:,} were read.")
    for place, cell in enumerate(found[:MOST_CELLS]):
        if not isinstance(cell, dict):
            continue
        made = _cell(cell)
        room -= len(made["source"])
        if room < 0:
            problems.append(
                f"{name} has more than {LONGEST_SOURCE:,} characters; cells from {place + 1} on were not read."
            )
            break
        clean = made["source"].replace("\x00", "").encode("utf-8", "ignore").decode()
        if clean != made["source"]:
            strange.append(place + 1)
            made["source"] = clean
        id_ = cell.get("id")
        if not isinstance(id_, str) or not CELL_ID.fullmatch(id_) or id_ in ids:
            id_ = f"cell-{place}"
        ids.add(id_)
        cells.append({"id": id_, **made})
    if strange:
        problems.append(
            f"{name}, cell {', '.join(map(str, strange))}: characters that Python cannot read (NUL, or half of a "
            "surrogate pair) were taken out."
        )
    return cells


def _cell(cell: dict) -> dict[str, Any]:
    kind, source = cell.get("cell_type"), cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        lines = [line for line in source if isinstance(line, str)]
        # In the format each line ends with a newline; some programs leave it out.
        source = ("" if any("\n" in line for line in lines) else "\n").join(lines)
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    made: dict[str, Any] = {
        "cell_type": kind if kind in KINDS else "raw",
        "source": source if isinstance(source, str) else "",
        "metadata": {},
    }
    if isinstance(nbgrader, dict):
        made["metadata"]["nbgrader"] = dict(_plain(nbgrader))
    for key in ("outputs", "attachments"):
        if key in cell:
            made[key] = cell[key]
    return made


def _plain(metadata: dict) -> Iterator[tuple[str, Any]]:
    for key, value in metadata.items():
        if isinstance(value, PLAIN):
            yield key, value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
