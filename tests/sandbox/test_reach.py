"""What student code cannot reach from inside the sandbox, though it reaches it without one."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def canary(tmp_path):
    file = tmp_path / "canary"
    file.write_text("alive")
    return file


def both(inside, outside, source):
    """What the attempt prints with the sandbox, and without."""
    return inside.run(source), outside.run(source)


@pytest.mark.parametrize(
    "path",
    [
        "solutions/learner_from_scratch/02_modules.ipynb",
        "solutions/learner_from_scratch/hidden_checks",
        "exercises/learner_from_scratch/02_modules.ipynb",
        "checks/q16/probes.py",
        "checks/released",
        "checks/course.toml",
        "autograder/grading/grade.py",
        "tests",
        "nbgrader_config.py",
        ".git",
    ],
)
def test_nothing_of_the_project_but_what_an_answer_needs_can_be_seen(inside, outside, path):
    assert both(inside, outside, f"print(os.path.exists({str(PROJECT / path)!r}))") == ("False", "True")


def test_what_an_answer_needs_is_there(inside):
    assert inside.run(
        "import reference, data, torch, fastcore.all\nprint(len(os.listdir(data.mini_imagenette())))"
    ).isdigit()


def test_files_outside_cannot_be_read_or_written(inside, outside, canary):
    attempt = f"try:\n    print(open({str(canary)!r}, 'r+').write('dead!'))\nexcept OSError as e:\n    print(e.strerror)"
    assert inside.run(attempt) == "No such file or directory"
    assert canary.read_text() == "alive"
    assert outside.run(attempt) == "5"
    assert canary.read_text() == "dead!"


@pytest.mark.parametrize(
    "where", ["reference.__file__", "sys.prefix", "data.mini_imagenette()", "'/'", "'/dev'", "'/usr'"]
)
def test_what_can_be_seen_cannot_be_written(inside, where):
    said = inside.run(
        "import reference, data\n"
        f"folder = pathlib.Path({where})\nfolder = folder if folder.is_dir() else folder.parent\n"
        "try:\n    (folder / 'left_behind').write_text('x')\n    print('written')\n"
        "except OSError as e:\n    print(errno.errorcode[e.errno])"
    )
    assert said in ("EROFS", "EACCES")


def test_there_is_no_network(inside, outside, server):
    attempt = f"try:\n    socket.create_connection(('127.0.0.1', {server}), 2)\n    print('connected')\nexcept OSError:\n    print('no')"
    assert both(inside, outside, attempt) == ("no", "connected")


def test_there_is_no_socket_that_reaches_the_host_past_the_network(inside, outside):
    attempt = "try:\n    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)\n    print('made')\nexcept OSError as error:\n    print(errno.errorcode[error.errno])"
    assert inside.run(attempt) == "EPERM"
    assert outside.run(attempt) in ("made", "EAFNOSUPPORT")
    assert inside.run("socket.socketpair(); socket.socket(socket.AF_INET6); print('made')") == "made"


def test_there_is_no_network_but_a_loopback(inside):
    assert inside.run("print([name for _, name in socket.if_nameindex()])") == "['lo']"


def test_the_graders_environment_cannot_be_read(inside, outside, secret):
    attempt = (
        "found = dict(os.environ)\n"
        "text = repr(found)\n"
        "for p in pathlib.Path('/proc').glob('[0-9]*/environ'):\n"
        "    try:\n        text += p.read_bytes().decode(errors='replace')\n    except OSError:\n        pass\n"
        f"print({secret[:10]!r} + {secret[10:]!r} in text)"
    )
    # Processes of this test run stand in for the grader: an environment is what a process was started with.
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, env=os.environ) as child:
        assert both(inside, outside, attempt) == ("False", "True")
        child.communicate(b"\n")


def test_no_process_outside_can_be_seen_or_signalled(inside, outside):
    attempt = f"try:\n    os.kill({os.getpid()}, 0)\n    print('reached')\nexcept ProcessLookupError:\n    print('no')"
    assert both(inside, outside, attempt) == ("no", "reached")
    seen = inside.run("print(sorted(int(p) for p in os.listdir('/proc') if p.isdigit()) == [1, os.getpid()])")
    assert seen == "True"


def test_the_worker_that_it_was_copied_from_cannot_be_touched(inside):
    said = inside.run(
        "import ctypes\nfor s in (signal.SIGTERM, signal.SIGINT, signal.SIGSTOP, signal.SIGKILL):\n    os.kill(1, s)\n"
        "for name in ('mem', 'environ', 'maps', 'fd/0', 'root'):\n"
        "    try:\n        open(f'/proc/1/{name}', 'rb').read(1)\n        print('read', name)\n    except OSError:\n        pass\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "print('ptrace', libc.ptrace(16, 1, 0, 0))"
    )
    assert said == "ptrace -1"
    assert inside.run("print('still there')") == "still there"


@pytest.mark.parametrize(
    "call",
    [
        "libc.unshare(0x10000000)",  # a user namespace, in which one is root
        "libc.mount(b'none', b'/tmp', b'tmpfs', 0, None)",
        "libc.umount2(b'/tmp', 2)",
        "libc.syscall(250, 0, -3, 0, 0, 0)",  # keyctl: a key ring outlives its process
        "libc.syscall(248, b'user', b'note', b'x', 1, -4)",  # add_key
        "libc.syscall(425, 8, 0)",  # io_uring_setup
        "libc.syscall(0x40000000 + 39)",  # under its second number on x86-64
        "libc.setuid(0)",
        "libc.chroot(b'/tmp')",
    ],
)
def test_no_privileges_can_be_had(inside, call):
    said = inside.run(
        f"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nprint({call}, ctypes.get_errno())"
    )
    result, number = said.split()
    assert result == "-1" and number in ("1", "22", "38"), said
    status = inside.run(
        "print([l for l in open('/proc/self/status') if l.startswith(('CapEff', 'CapBnd', 'NoNewPrivs'))])"
    )
    assert "CapEff:\\t0000000000000000" in status and "CapBnd:\\t0000000000000000" in status
    assert "NoNewPrivs:\\t1" in status


def test_only_the_answers_own_line_to_the_grader_is_open(inside):
    assert inside.run("print(len([fd for fd in os.listdir('/proc/self/fd') if int(fd) > 2]) - 1)") == "1"
