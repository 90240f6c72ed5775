"""An exception of the student's code as data, with what Python itself says to help."""

from __future__ import annotations

import io
import linecache
import re
import sys
import traceback
from contextlib import redirect_stderr

from autograder.inside.messages import LONGEST_MESSAGE, MOST_PLACES, Place, Raised

CELL_FILE = re.compile(r"<cell (.+?)(?: [0-9a-f]{8})?>")
SUGGESTION = re.compile(r"Did you (?:mean|forget)[^\n]*\?\s*$")


def raised(error: BaseException, output: str = "", in_cell: str = "", source: str = "") -> Raised:
    """An exception as data: only lines that stand in the student's own cells are told.

    `source` is that of the cell that was run, where one was.
    """
    if isinstance(error, SyntaxError):
        return _syntax_error(error, output, in_cell, source)
    try:
        says = str(error)[:LONGEST_MESSAGE]
        says += _suggestion(error, says)
    except BaseException:  # a student's __str__ may do anything
        says = ""
    places = []
    for frame in traceback.extract_tb(error.__traceback__):
        if cell := cell_of(frame.filename):
            places.append(Place(cell, frame.lineno or 0, (frame.line or "").strip()))
    return Raised(type(error).__name__, says, places[-MOST_PLACES:], output)


def _suggestion(error: BaseException, says: str) -> str:
    """Python's own "Did you mean: 'Path'?", which it adds only where it prints a traceback; empty where it has none."""
    if not isinstance(error, NameError | AttributeError | ImportError) or "Did you mean" in says:
        return ""
    printed = io.StringIO()
    with redirect_stderr(printed):
        sys.__excepthook__(type(error), error, error.__traceback__)
    found = SUGGESTION.search(printed.getvalue())
    return f". {found[0].strip()}" if found else ""


def _syntax_error(error: SyntaxError, output: str, in_cell: str, source: str) -> Raised:
    """What the compiler says, with the line and a caret below the place."""
    if error.msg == "incomplete input" and source:
        # IPython's compiler is asked whether more lines may follow, and so it does not say what is missing. Python does.
        try:
            compile(source, "<cell>", "exec")
        except SyntaxError as plain:
            error = plain
    line = (error.text or "").rstrip()
    indent = len(line) - len(line.lstrip())
    text = line.strip()
    if text and error.offset:
        text += "\n" + " " * max(0, error.offset - 1 - indent) + "^"
    cell = in_cell or cell_of(error.filename or "") or ""
    return Raised(type(error).__name__, error.msg or "", [Place(cell, error.lineno or 0, text)], output)


def cell_of(filename: str) -> str | None:
    """The cell's name, if code of this file name stands in a cell: ours, or a live kernel's."""
    if found := CELL_FILE.fullmatch(filename):
        return found[1]
    ip = sys.modules.get("IPython")
    shell = ip.get_ipython() if ip else None
    if shell is not None and (name := shell.compile.format_code_name(filename)):
        return " ".join(name)  # IPython's own words for it, such as "Cell In[3]"
    return "" if filename in linecache.cache and filename.startswith("<ipython-") else None
