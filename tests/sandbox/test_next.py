"""What one answer leaves for the next: nothing."""

import pytest

pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm"])
def test_no_file(inside, folder):
    with inside.answer() as first, inside.answer() as second:
        # Both at once, which is more than ever happens.
        first.run("cell", f"open('{folder}/note', 'w').write('the answer')", 10)
        reply = second.run("cell", f"print(os.listdir('{folder}'))", 10)
    assert reply.output.strip() == "[]"
    assert inside.run(f"print(os.listdir('{folder}'))") == "[]"


def test_no_file_without_namespaces_would_not_hold(outside, tmp_path):
    note = tmp_path / "note"
    outside.run(f"open({str(note)!r}, 'w').write('the answer')")
    assert outside.run(f"print(open({str(note)!r}).read())") == "the answer"


def test_no_process_not_even_one_that_runs_away(inside):
    inside.run(
        "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "        time.sleep(600)\n    os._exit(0)\ntime.sleep(0.2)"
    )
    assert (
        inside.run(
            "print([p for p in os.listdir('/proc') if p.isdigit() and p not in ('1', str(os.getpid()))])"
        )
        == "[]"
    )


def test_no_process_of_a_fork_bomb(inside):
    said = inside.run(
        "n = 0\ntry:\n    while True:\n        if os.fork() == 0:\n            time.sleep(600)\n        n += 1\n"
        "except BlockingIOError:\n    print(n)",
        processes=32,
    )
    assert 20 <= int(said) < 32
    assert inside.run("print(len([p for p in os.listdir('/proc') if p.isdigit()]))") == "2"


def test_no_shared_memory_of_system_v(inside):
    make = "import ctypes\nlibc = ctypes.CDLL(None)\nprint(libc.shmget(4711, 4096, 0o1666))"
    assert int(inside.run(make)) >= 0
    assert int(inside.run(make.replace("0o1666", "0o666"))) == -1


def test_no_name_of_a_socket(inside):
    bind = "s = socket.socket(socket.AF_UNIX)\ns.bind('\\0note')\ns.listen()\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)"
    inside.run(bind)
    said = inside.run(
        "try:\n    socket.socket(socket.AF_UNIX).connect('\\0note')\n    print('met')\nexcept OSError:\n    print('no')"
    )
    assert said == "no"


def test_no_change_of_the_libraries(inside):
    inside.run("import torch\ntorch.relu = lambda x: 'changed'")
    assert inside.run("import torch\nprint(torch.relu(torch.ones(1)).item())") == "1.0"
