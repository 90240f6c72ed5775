"""A notebook's namespace without a kernel: cells run in IPython's own shell, and probes look at what they made."""

from __future__ import annotations

import hashlib
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from IPython.core.compilerop import CachingCompiler
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.inside.messages import Observed, Raised, Ran
from autograder.inside.output import captured
from autograder.inside.raising import raised
from autograder.inside.values import pack

INSTALLS = {"pip", "conda", "mamba", "micromamba", "uv"}  # the sandbox has no network to install from
SETS_UP = {"load_ext", "reload_ext", "matplotlib", "pylab", "gui", "config"}  # depends on what is installed


class Namespace:
    """The student's names as attributes: `student.fibonacci`, for probes.

    A name that is not there raises `NameError`, as it would in the notebook.
    """

    def __init__(self, names: dict[str, Any]):
        self._names = names

    def __getattr__(self, name: str) -> Any:
        try:
            return self._names[name]
        except KeyError:
            raise NameError(f"name {name!r} is not defined") from None

    def __contains__(self, name: str) -> bool:
        return name in self._names


class _CellCompiler(CachingCompiler):
    """Names code after the cell that it stands in, so that a traceback's lines can be told apart."""

    cell = "cell"

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        digest = hashlib.sha1(transformed_code.encode()).hexdigest()[:8]
        return f"<cell {self.cell} {digest}>"


class _NotebookShell(InteractiveShell):
    """IPython's shell without a terminal or a window."""

    compiler_class = _CellCompiler

    def enable_gui(self, gui: str | None = None) -> None:
        """Called by `%matplotlib`: there is no event loop to hook into, and nothing to do."""

    def ask_exit(self) -> None:
        """Called by `quit()` and `exit()`: a kernel, too, runs the cell to its end before it ends itself."""

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        """Run a line such as `%time f()`. Lines that only work in a page, or on the student's own machine, are skipped."""
        if magic_name in INSTALLS or not (self.find_line_magic(magic_name) or magic_name.startswith("%")):
            return None
        try:
            return super().run_line_magic(magic_name, line, _stack_depth + 1)
        except Exception:
            if magic_name in SETS_UP:
                return None
            raise

    @contextmanager
    def _tee(self, channel: str) -> Iterator[None]:
        """IPython would keep all that is printed as a history of output, which takes ten times as long as printing it."""
        yield


class Shell:
    """One notebook's namespace."""

    def __init__(self) -> None:
        config = Config()
        # The history's database is written by a thread, and threads do not live on in a fork.
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.xmode = "Plain"
        self._ip = _NotebookShell.instance(config=config)

    def run(self, name: str, source: str) -> Ran | Raised:
        """Run a cell as a notebook would."""
        self._ip.compile.cell = name
        with captured() as out:
            result = self._ip.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is None:
            return Ran(out.text())
        return raised(error, out.text(), in_cell=name, source=source)

    def observe(self, probe: Callable, args: tuple, seed: int) -> Observed | Raised:
        """What `probe(namespace, *args)` returns, packed, or what it raised."""
        try:
            return observe(probe, self._ip.user_ns, args, seed)
        except (
            BaseException
        ) as error:  # a KeyboardInterrupt, say: nobody but the student's code can raise it here
            return raised(error)


def observe(probe: Callable, names: dict[str, Any], args: tuple, seed: int) -> Observed | Raised:
    """Run a probe on `names`, with all random number generators seeded."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    if torch := sys.modules.get("torch"):
        # Not torch.manual_seed, which first looks for devices, at ten times the cost.
        torch.default_generator.manual_seed(seed)
        if torch.cuda.is_initialized():
            torch.cuda.manual_seed_all(seed)
    with captured() as out:
        try:
            value = pack(probe(Namespace(names), *args))
        except (Exception, SystemExit) as error:
            reply = raised(error, out.text())
            reply.probe = _is_the_probes_own(error, probe)
            return reply
    return Observed(value, out.text())


def _is_the_probes_own(error: BaseException, probe: Callable) -> bool:
    """Whether a probe reads a name that it does not have.

    Any other exception may be due to what the student's code returned.
    """
    code = getattr(probe, "__code__", None)
    if not isinstance(error, NameError) or code is None:
        return False
    *_, (last, _) = traceback.walk_tb(error.__traceback__)
    return last.f_code.co_filename == code.co_filename
