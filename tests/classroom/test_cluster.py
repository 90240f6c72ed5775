"""`autograder grade --dask`: a real scheduler and two real workers, one of which is killed half way."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from tiny_class import RIGHT, TinyClass

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.xdist_group("classroom")

DASK = str(Path(sys.executable).parent / "dask")
STUDENTS = [f"student-{number}" for number in range(6)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The scheduler's address, and its two workers' processes."""
    folder = tmp_path_factory.mktemp("dask")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    started = [_start(folder, "scheduler", "--port", address.rpartition(":")[2], *common)]
    workers = [
        _start(
            folder,
            "worker",
            address,
            *common,
            "--nthreads",
            "1",
            "--no-nanny",
            "--local-directory",
            str(folder),
        )
        for _ in range(2)
    ]
    started += workers
    try:
        with distributed.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        yield address, workers
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _start(folder, *words):
    # In an empty folder: a worker shares nothing of the course.
    return subprocess.Popen([DASK, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def tiny(tmp_path):
    tiny = TinyClass.made(tmp_path / "course")
    for student in STUDENTS:
        tiny.hand_in(student, RIGHT)
    return tiny


@contextmanager
def running(process):
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_class_is_graded_though_a_worker_is_lost_half_way(cluster, tiny):
    address, workers = cluster
    with running(tiny.start("--dask", address)) as grading:
        deadline = time.monotonic() + 300
        while not list(tiny.root.glob("course/autograded/*/*/.autograder.json")):
            assert grading.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)
        os.kill(workers[0].pid, signal.SIGKILL)
        grading.wait(300)
    printed = (tiny.root / "out").read_text()
    assert grading.returncode == 0, printed
    assert "6 graded" in printed
    assert tiny.scores() == [(student, 2) for student in STUDENTS]
    again = tiny.grade("--dask", address)
    assert again.returncode == 0 and "0 graded; 6 unchanged" in again.stdout


def test_where_there_is_no_scheduler_it_says_so(tiny):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    done = tiny.grade("--dask", f"tcp://127.0.0.1:{port}")
    assert done.returncode == 2
    assert done.stderr.startswith("autograder: There is no Dask scheduler at tcp://127.0.0.1:")
    assert "Traceback" not in done.stderr
