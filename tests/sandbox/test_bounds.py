"""How much an answer may take: memory, processes, files. What goes on beyond a bound is ended, and said so."""

import pytest

from autograder.inside.messages import Raised
from autograder.judging.endings import Crashed, TimedOut

pytestmark = pytest.mark.xdist_group("sandbox")
MIB = 2**20


def test_memory_of_one_process(inside):
    reply = inside.run(f"blocks = bytearray({300 * MIB})", memory=200 * MIB)
    assert isinstance(reply, Raised) and reply.type == "MemoryError"
    assert inside.run(f"blocks = bytearray({100 * MIB})\nprint('fits')", memory=200 * MIB) == "fits"


def test_memory_of_all_processes_together(inside):
    source = (
        "for _ in range(8):\n    if os.fork() == 0:\n"
        f"        block = b'x' * {60 * MIB}\n        time.sleep(600)\n"
        "time.sleep(600)"
    )
    with pytest.raises(Crashed, match="more than 200 MiB of memory"):
        inside.run(source, memory=200 * MIB)


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm"])
def test_temporary_folders(inside, folder):
    said = inside.run(
        f"try:\n    for i in range(100):\n        open(f'{folder}/{{i}}', 'wb').write(bytes({MIB}))\n"
        "except OSError as e:\n    print(i, errno.errorcode[e.errno])",
        scratch=8 * MIB,
    )
    assert said in ("7 ENOSPC", "8 ENOSPC")


def test_number_of_files(inside):
    said = inside.run(
        "try:\n    for i in range(20_000):\n        open(f'/tmp/{i}', 'w').close()\n    print('all')\n"
        "except OSError as e:\n    print(errno.errorcode[e.errno])"
    )
    assert said == "ENOSPC"


def test_size_of_one_file(inside):
    said = inside.run(
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"try:\n    open('/tmp/big', 'wb').write(bytes({3 * MIB}))\n    print('written')\n"
        "except OSError as e:\n    print(errno.errorcode[e.errno])",
        file=2 * MIB,
    )
    assert said in ("EFBIG", "written")
    assert inside.run("print(os.stat('/tmp/big').st_size if os.path.exists('/tmp/big') else 0)") == "0"


def test_open_files(inside):
    said = inside.run(
        "files = []\ntry:\n    while True:\n        files.append(open('/dev/null'))\n"
        "except OSError as e:\n    print(errno.errorcode[e.errno], len(files) < 64)",
        open_files=64,
    )
    assert said == "EMFILE True"


def test_bounds_cannot_be_raised(inside):
    said = inside.run(
        "import resource\nfor what in (resource.RLIMIT_AS, resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):\n"
        "    try:\n        resource.setrlimit(what, (resource.RLIM_INFINITY,) * 2)\n        print('raised', what)\n"
        "    except (ValueError, OSError):\n        pass"
    )
    assert said == ""


def test_output(inside):
    said = inside.run("for _ in range(1000):\n    print('x' * 10_000)\nos.write(1, b'y' * 10_000_000)")
    assert len(said) < 70_000 and said.endswith("characters more")


def test_time_even_where_signals_are_ignored(inside):
    with pytest.raises(TimedOut):
        inside.run(
            "for s in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:\n    signal.signal(s, signal.SIG_IGN)\n"
            "while True:\n    pass",
            seconds=1,
        )
    assert inside.run("print('on')") == "on"
