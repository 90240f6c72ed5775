"""System calls that no answer needs: those that reach into other processes, leave keys behind, or widen the kernel's face.

The filter is a few lines of classic BPF, as described in the kernel's documentation of seccomp: the number of
each call is compared with a list, and those on it fail with EPERM.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, FAIL, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
X32 = 0x40000000  # numbers from here on are the same calls under a second name on x86-64

# The new mount API, mount_setattr, and io_uring have the same numbers everywhere.
EVERYWHERE = {425, 426, 427, 428, 429, 430, 431, 432, 433, 442}
FORBIDDEN = {
    # ptrace, process_vm_readv, process_vm_writev; add_key, request_key, keyctl; unshare, setns, mount, umount2,
    # pivot_root; bpf, perf_event_open, userfaultfd; kexec_load, init_module, finit_module, delete_module
    "x86_64": EVERYWHERE
    | {101, 310, 311, 248, 249, 250, 272, 308, 165, 166, 155, 321, 298, 323, 246, 175, 313, 176},
    "aarch64": EVERYWHERE
    | {117, 270, 271, 217, 218, 219, 97, 268, 40, 39, 41, 280, 241, 282, 104, 105, 273, 106},
}
# The kinds of socket that an answer may open: AF_UNIX, AF_INET, AF_NETLINK, AF_INET6. The sandbox has a network of its own
# for these. Others, such as AF_VSOCK, reach the machine's host from any network.
SOCKET = {"x86_64": 41, "aarch64": 198}
FAMILIES = (1, 2, 16, 10)
ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def forbid_system_calls(libc: ctypes.CDLL) -> None:
    """From here on, and for all that it starts, this process cannot make them. Needs PR_SET_NO_NEW_PRIVS.

    On a machine of another architecture than those listed it does nothing. Raises `OSError`.
    """
    if not CODE:
        return
    program = _Program(len(CODE) // 8, CODE)
    if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")


def _program(architecture: int, numbers: list[int], socket: int) -> bytes:
    def line(op: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
        return struct.pack("=HBBI", op, if_so, if_not, value)  # the last but one say how many lines to skip

    comparisons = [(AT_LEAST, X32)] + [(EQUAL, number) for number in numbers]
    families = len(FAMILIES)
    last = len(comparisons) + families + 2
    return b"".join(
        [
            line(LOAD, 4),  # the architecture that the call is made for
            line(EQUAL, architecture, if_so=1),
            line(RETURN, KILL),
            line(LOAD, 0),  # the call's number
            *(line(op, value, if_so=last - 1 - place) for place, (op, value) in enumerate(comparisons)),
            line(EQUAL, socket, if_not=families + 2),
            line(LOAD, 16),  # its first argument
            *(line(EQUAL, family, if_so=families - place) for place, family in enumerate(FAMILIES)),
            line(RETURN, FAIL),
            line(RETURN, ALLOW),
        ]
    )


_MACHINE = platform.machine()
CODE = (
    _program(ARCHITECTURE[_MACHINE], sorted(FORBIDDEN[_MACHINE]), SOCKET[_MACHINE])
    if _MACHINE in FORBIDDEN
    else b""
)
