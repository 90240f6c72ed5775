"""What keeps one answer from the next inside the sandbox, and each of them within bounds. Linux only.

Bubblewrap keeps all student code from the machine. But a sandbox cannot be entered after a fork, and all
answers are forks of one warm process; so these keep them apart from each other:

- `become_init`: a prepared worker becomes the first process of a PID space of its own. Signals from inside do not reach
  it, and when an answer has ended it kills whatever else lives there.
- `confine`: an answer gets temporary folders and IPC of its own, which vanish with it, then loses all capabilities, may
  not regain any, and is bounded in memory, processes, files and system calls.

The system calls are made through ctypes, since Python 3.11 has no names for them.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from autograder.inside.bounds import Bounds
from autograder.inside.seccomp import forbid_system_calls

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 0x1000, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 4, 24, 38, 47
CAPABILITY_VERSION_3 = 0x20080522
PROTECTED = ("/proc/sys", "/proc/sysrq-trigger", "/proc/irq", "/proc/bus")
NOBODY = 65534

_libc = ctypes.CDLL(None, use_errno=True)


def drop_root() -> None:
    """Become nobody, where the sandbox was made by root. Bubblewrap's covers of /proc go first.

    Only real root could write below /proc there, and with them in place no other /proc could be mounted later.
    """
    if os.getuid() != 0:
        return
    for path in PROTECTED:
        _libc.umount2(path.encode(), 0)  # EINVAL where there is no cover
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    _call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)  # or its own files in /proc would stay root's


def become_init() -> None:
    """Continue as the first process of new namespaces; returns there only. Raises `OSError` where there are none to have.

    The process that called this stays behind as its parent, and ends with it.
    """
    uid, gid = os.getuid(), os.getgid()
    _call(
        "unshare",
        CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS,
    )
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{uid} {uid} 1")
    _write("/proc/self/gid_map", f"{gid} {gid} 1")
    ready, done = os.pipe()
    pid = os.fork()
    if pid:
        os.close(done)
        went_well = os.read(ready, 1)
        os.close(ready)
        if not went_well:
            os.waitpid(pid, 0)
            raise OSError("no /proc or /tmp of its own")
        _stay_behind(pid)
    os.close(ready)
    try:
        _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        _call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
        _call("mount", b"proc", b"/proc", b"proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, None)
        _mount_scratch(2**20)
        # Nobody further inside makes namespaces in which they would be root again.
        _write("/proc/sys/user/max_user_namespaces", "0")
        # The first process of a PID space gets no signal from inside that it has no handler for.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # Nobody further inside may look into its memory.
        _call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)
        _regain_none()
    except OSError:
        os._exit(1)
    os.write(done, b"1")
    os.close(done)


def namespaces_work() -> bool:
    """Whether `become_init` and `confine` can do here what they promise. Tried in a fork."""
    pid = os.fork()
    if pid == 0:
        try:
            become_init()
            confine(Bounds(), separate=True)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def confine(bounds: Bounds, separate: bool, out_of_sight: Sequence[str] = ()) -> None:
    """Give up whatever an answer needs not, for good. `separate`: below a worker that has become init.

    It sees nothing in the folders `out_of_sight`, and none of the files there.

    Raises `OSError` where something could not be given up.
    """
    if separate:
        _call("unshare", CLONE_NEWNS | CLONE_NEWIPC)
        _mount_scratch(bounds.scratch)
        for path in out_of_sight:
            if os.path.isdir(path):
                _call("mount", b"tmpfs", path.encode(), b"tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, None)
            else:
                _call("mount", b"/dev/null", path.encode(), None, MS_BIND, None)
        _limit(resource.RLIMIT_NPROC, bounds.processes)
        _drop_capabilities()
        _call("prctl", PR_SET_DUMPABLE, 1, 0, 0, 0)
    os.chdir("/tmp")
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    limit(bounds)
    forbid_system_calls(_libc)


def end_with_parent() -> None:
    """Have this process killed when the one that it was copied from is. Linux alone knows how."""
    if sys.platform == "linux":
        _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def limit(bounds: Bounds) -> None:
    """The bounds that need no sandbox. One that the platform does not know is left out."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, bounds.open_files)
    _limit(resource.RLIMIT_FSIZE, bounds.file)
    _limit(resource.RLIMIT_CPU, bounds.seconds)
    with suppress(OSError):
        with open("/proc/self/statm", "rb", buffering=0) as file:
            mapped = int(file.read().split()[0]) * resource.getpagesize()
        _limit(resource.RLIMIT_AS, mapped + bounds.memory)


def lift_memory() -> None:
    """Have what memory the hard limit allows: the grader may have been under a bound of its own when it started this."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def kill_all() -> None:
    """Kill every process of this PID space but the caller, its first. Nothing outruns it: no fork is under way then."""
    with suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)


def _stay_behind(pid: int) -> None:
    _, status = os.waitpid(pid, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _mount_scratch(size: int) -> None:
    for folder in (b"/tmp", b"/dev/shm"):
        options = b"size=%d,nr_inodes=10000,mode=1777" % size
        _call("mount", b"tmpfs", folder, b"tmpfs", MS_NOSUID | MS_NODEV, options)


def _regain_none() -> None:
    """Have this process, and those copied from it, gain no capability any more that they do not have."""
    _call("prctl", PR_CAP_AMBIENT, 4, 0, 0, 0)  # PR_CAP_AMBIENT_CLEAR_ALL
    for capability in range(64):
        if _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last one that this kernel knows


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    none = (ctypes.c_uint32 * 6)()
    _call("capset", header, none)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, most))


def _call(name: str, *args: object) -> None:
    if getattr(_libc, name)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)
