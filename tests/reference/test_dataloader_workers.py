"""The processes that make a loader's batches: when they start, what they survive, and that they end."""

import copy
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures.process import BrokenProcessPool

import pytest
import torch
import torch.utils.data
from loaders import Numbers, gone_within, is_running, order, pids

from reference import DataLoader, Dataset, image_files, labels_of

PROGRAM = textwrap.dedent("""
    import os, sys, time, torch
    from reference import DataLoader

    class Pids:
        def __len__(self): return 1000
        def __getitem__(self, i): return torch.zeros(64, 64, 3), torch.tensor(os.getpid())

    batches = iter(DataLoader(Pids(), bs=4, n_workers=2))
    print(*{next(batches)[1][0].item() for _ in range(20)}, flush=True)
    if sys.argv[1] == "wait":
        time.sleep(60)
""")


@pytest.mark.parametrize("n_workers", [1, 2])
def test_work_is_done_by_other_processes_which_stay_between_epochs(loader, n_workers):
    dl = loader(Numbers(40, seconds=0.01), bs=2, n_workers=n_workers)
    first = pids(dl)
    assert len(first) == n_workers
    assert os.getpid() not in first
    assert pids(dl) == first


def test_a_dead_worker_is_an_error_and_is_replaced(loader, tmp_path):
    class DiesOnce(Numbers):
        def __getitem__(self, i):
            if i == 3 and not (tmp_path / "died").exists():
                (tmp_path / "died").touch()
                os._exit(1)
            return super().__getitem__(i)

    dl = loader(DiesOnce(8), bs=2)
    with pytest.raises(BrokenProcessPool):
        list(dl)
    assert order(dl) == list(range(8))


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interrupt_that_reaches_the_workers_too_leaves_them_alive(loader):
    dl = loader(Numbers(40, seconds=0.01), bs=2, n_workers=2)
    workers = pids(dl)
    for pid in workers:
        os.kill(pid, signal.SIGINT)
    assert pids(dl) == workers


def test_workers_can_compute_after_this_process_has_used_several_threads(loader):
    class Computes:
        def __len__(self):
            return 4

        def __getitem__(self, i):
            return (torch.ones(300, 300) @ torch.ones(300, 300)).sum(), torch.tensor(torch.get_num_threads())

    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        expected = Computes()[0][0]
        batches = list(loader(Computes(), bs=2))
    finally:
        torch.set_num_threads(before)
    assert all(xb.eq(expected).all() and yb.eq(1).all() for xb, yb in batches)


@pytest.mark.parametrize("n_workers", [1, 2])
def test_breaking_off_leaves_no_more_than_two_batches_a_worker_to_finish(loader, tmp_path, n_workers):
    class Notes(Numbers):
        def __getitem__(self, i):
            (tmp_path / str(i)).touch()
            return super().__getitem__(i)

    dl = loader(Notes(400, seconds=0.01), bs=1, n_workers=n_workers)
    for _ in dl:
        break
    time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) <= 2 * n_workers


def test_only_a_few_batches_are_made_ahead(loader, tmp_path):
    class Notes(Numbers):
        def __getitem__(self, i):
            (tmp_path / str(i)).touch()
            return super().__getitem__(i)

    it = iter(loader(Notes(100), bs=1, n_workers=2))
    next(it)
    time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) <= 4
    assert len(list(it)) == 99


def test_breaking_off_does_not_hold_up_the_next_pass(loader):
    dl = loader(Numbers(400, seconds=0.01), bs=1)
    next(iter(dl))
    start = time.monotonic()
    next(iter(dl))
    assert time.monotonic() - start < 2


def test_close_ends_the_workers_and_a_later_pass_starts_new_ones(loader):
    dl = loader(Numbers(4))
    dl.close()  # nothing to close yet
    first = pids(dl)
    dl.close()
    assert not any(map(is_running, first))
    dl.ds = Numbers(6)
    second = pids(dl)
    assert first.isdisjoint(second)
    assert order(dl) == list(range(6))
    dl.close()
    dl.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_forgotten_loader_takes_its_workers_with_it():
    dl = DataLoader(Numbers(4))
    workers = pids(dl)
    del dl
    assert gone_within(10, workers)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
def test_a_copy_has_workers_of_its_own(loader, copied):
    dl = loader([(torch.tensor([i, i]), torch.tensor(i)) for i in range(6)], bs=2, shuffle=True)
    list(dl)
    other = copied(dl)
    dl.close()
    assert sorted(order(other)) == list(range(6))
    assert (other.bs, other.shuffle, other.n_workers) == (2, True, 1)
    other.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
def test_a_forked_process_starts_workers_of_its_own(loader):
    dl = loader(Numbers(8), bs=2)
    workers = pids(dl)
    child = os.fork()
    if child == 0:
        own = pids(dl)
        dl.close()
        os._exit(0 if own and own.isdisjoint(workers) else 1)
    timer = threading.Timer(20, os.kill, (child, signal.SIGKILL))
    timer.start()
    assert os.waitpid(child, 0)[1] == 0
    timer.cancel()
    assert pids(dl) == workers


def test_spawned_workers_give_the_same(images, loader, monkeypatch):
    monkeypatch.setattr("reference.workers.START_METHOD", "spawn")
    files = image_files(images / "val")
    ds = Dataset(files, labels_of(files), size=16)
    got = list(loader(ds, bs=8))
    expected = list(torch.utils.data.DataLoader(ds, batch_size=8))
    assert all(torch.equal(a, b) for (a, _), (b, _) in zip(got, expected, strict=True))
    assert [b.tolist() for _, b in got] == [b.tolist() for _, b in expected]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("end", ["by itself", "killed"])
def test_workers_end_with_their_program(end):
    """Both when it ends with an iteration half done and when it is killed."""
    wait = "wait" if end == "killed" else "exit"
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, wait], stdout=subprocess.PIPE, text=True
    ) as program:
        workers = program.stdout.readline().split()
        if end == "killed":
            program.kill()
        program.wait(timeout=20)
    assert workers
    assert program.returncode == (-signal.SIGKILL if end == "killed" else 0)
    assert gone_within(10, workers)
