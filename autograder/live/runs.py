"""Which cells a kernel has run, and how each run ended: what a live check takes the student's source from.

A cell counts as it was last run. What it said before is no longer in the notebook, so it is not looked at. Imports nothing
that is slow to import: a kernel listens from the moment on in which the setup cell imports `autograder`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

DEFINES = re.compile(r"(?m)^(?:async\s+def|def|class)\s+(\w+)|^(\w+)\s*(?::[^=\n]+)?=(?!=)")


@dataclass(frozen=True)
class CellRun:
    """One run of a cell: its source, its cell's id where Jupyter tells it, and what it raised, if anything."""

    source: str
    cell_id: str = ""
    error: str = ""


class Listener:
    """Keeps how each run of a cell ended. `number` is IPython's own, that of `In[number]`."""

    def __init__(self) -> None:
        self.runs: dict[int, CellRun] = {}
        self._inner = ""

    def ended(self, result: Any) -> None:
        """Called by IPython after each run of a cell."""
        error = result.error_before_exec or result.error_in_exec
        says = _words(error) if error is not None else ""
        info = result.info
        if not info.store_history or result.execution_count is None:
            self._inner = says or self._inner  # what `%%capture` runs, whose errors it swallows
            return
        says, self._inner = says or self._inner, ""
        self.runs[result.execution_count] = CellRun(
            info.raw_cell, getattr(info, "cell_id", None) or "", says[:500]
        )


def _words(error: BaseException) -> str:
    """What an exception says, without the name that IPython gives a cell in which there is a syntax error."""
    if isinstance(error, SyntaxError) and error.lineno:
        return f"{type(error).__name__}: {error.msg} (line {error.lineno})"
    return f"{type(error).__name__}: {error}"


_listener: Listener | None = None


def listen() -> None:
    """Have the kernel of this process tell how its cells' runs end. Does nothing where it is no kernel, or told already."""
    global _listener
    shell = _shell()
    if shell is None or _listener is not None:
        return
    _listener = Listener()
    shell.events.register("post_run_cell", _listener.ended)


def cell_runs() -> list[CellRun]:
    """All runs of cells in this kernel, in order, with what is known of each. The last is the one that is still running."""
    shell = _shell()
    if shell is None:
        return []
    known = _listener.runs if _listener else {}
    sources = list(shell.history_manager.input_hist_raw)
    now = len(sources) - 1
    runs = []
    for number, source in enumerate(sources):
        run = known.get(number)
        if run is None or run.source.rstrip() != source.rstrip():
            run = CellRun(source, _cell_id_now(shell) if number == now else "")
        runs.append(run)
    return [run for run in runs if run.source.strip()]


def latest(runs: Sequence[CellRun], defined: Callable[[str], set[str]]) -> list[CellRun]:
    """The last run of each cell, in the order in which they were run.

    `defined` says which names a source defines. A cell without an id is known by them: a later run that defines all of the
    same names takes its place.
    """
    kept: list[CellRun] = []
    ids: set[str] = set()
    names: list[set[str]] = []
    for run in reversed(runs):
        if run.cell_id:
            if run.cell_id in ids:
                continue
            ids.add(run.cell_id)
        mine = defined(run.source)
        if not run.cell_id and mine and any(mine <= later for later in names):
            continue
        if mine:
            names.append(mine)
        kept.insert(0, run)
    return kept


def defined_in(source: str) -> set[str]:
    """Names that a cell's text defines at its top level, also where it is not Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {one or other for one, other in DEFINES.findall(source)}
    names = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    return names


def _shell() -> Any:
    from IPython.core.getipython import get_ipython

    return get_ipython()


def _cell_id_now(shell: Any) -> str:
    """The id of the cell that is running, where the program that asked for it has said."""
    try:
        return str(shell.parent_header.get("metadata", {}).get("cellId") or "")
    except (AttributeError, LookupError):
        return ""
