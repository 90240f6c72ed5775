"""Batches from worker processes, beside what torch.utils.data makes of the same dataset."""

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

from reference import DataLoader, Dataset, image_files, labels_of


class Numbers:
    """x is (index, the number of the process that made it), y is the index."""

    def __init__(self, n, seconds=0.0):
        self.n = n
        self.seconds = seconds

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        time.sleep(self.seconds)
        return torch.tensor([i, os.getpid()]), torch.tensor(i)


@pytest.fixture
def loader():
    """Makes loaders, and closes them at the end."""
    made = []

    def make(*args, **kwargs):
        made.append(DataLoader(*args, **kwargs))
        return made[-1]

    yield make
    for dl in made:
        dl.close()


def pids(dl):
    return {pid for xb, _ in dl for pid in xb[:, 1].tolist()}


def order(dl):
    return [i for _, yb in dl for i in yb.tolist()]


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone_within(seconds, processes):
    end = time.monotonic() + seconds
    while any(map(is_running, processes)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(is_running, processes))


@pytest.mark.parametrize("n_workers", [0, 1, 2])
@pytest.mark.parametrize("bs", [7, 20, 100])
def test_same_batches_as_torch(images, loader, n_workers, bs):
    files = image_files(images / "val")
    ds = Dataset(files, labels_of(files), size=16)
    dl = loader(ds, bs=bs, n_workers=n_workers)
    expected = list(torch.utils.data.DataLoader(ds, batch_size=bs))
    got = list(dl)
    assert len(dl) == len(got) == len(expected)
    for (xb, yb), (ex, ey) in zip(got, expected, strict=True):
        assert torch.equal(xb, ex) and torch.equal(yb, ey)
        assert (xb.dtype, yb.dtype) == (ex.dtype, ey.dtype)


def test_batches_are_as_large_as_they_should_be(loader):
    assert [len(yb) for _, yb in loader(Numbers(10), bs=4)] == [4, 4, 2]
    assert [len(yb) for _, yb in loader(Numbers(8), bs=4)] == [4, 4]
    assert len(loader(Numbers(300))) == 3
    assert list(loader(Numbers(0))) == [] and len(loader(Numbers(0))) == 0


def test_batches_may_be_changed_in_place(loader):
    xb, _ = next(iter(loader([(torch.zeros(2), torch.tensor(1))])))
    xb += 1
    assert xb.tolist() == [[1, 1]]


def test_batches_can_be_kept_without_using_up_file_descriptors(loader):
    fds = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else pytest.skip("counts in /proc")
    dl = loader(Numbers(200), bs=1)
    kept = list(dl)
    assert len(kept) == 200
    assert len(os.listdir("/proc/self/fd")) < fds + 50


def test_a_batch_too_large_for_shared_memory_comes_all_the_same(loader, monkeypatch):
    monkeypatch.setattr("reference.workers.SLOT_BYTES", 100)
    ds = [(torch.full((10,), float(i)), torch.tensor(i)) for i in range(9)]
    got = list(loader(ds, bs=4, n_workers=2))  # 160 bytes, 160, and 40
    assert [xb[:, 3].tolist() for xb, _ in got] == [[0, 1, 2, 3], [4, 5, 6, 7], [8]]


def test_batches_stay_what_they_were_when_later_ones_come(loader):
    ds = [(torch.full((1000,), float(i)), torch.tensor(i)) for i in range(40)]
    kept = list(loader(ds, bs=2, n_workers=2))
    assert [xb.unique().tolist() for xb, _ in kept] == [[i, i + 1] for i in range(0, 40, 2)]


def test_breaking_off_again_and_again_mixes_nothing_up(loader):
    class Slow(Numbers):
        def __getitem__(self, i):
            time.sleep(0.001 * (i % 3))  # so that some batches are still being made at every break
            return torch.full((1000,), float(i)), torch.tensor(i)

    dl = loader(Slow(40), bs=2, shuffle=True, n_workers=2)
    for stop in [0, 3, 1, 2, 0, 5, 100]:
        for k, (xb, yb) in enumerate(dl):
            assert xb.eq(yb[:, None]).all()
            if k == stop:
                break
    assert k == 19


def test_slow_batches_do_not_change_the_order(loader):
    class Slow(Numbers):
        def __getitem__(self, i):
            time.sleep(0.05 if i == 0 else 0)
            return super().__getitem__(i)

    assert order(loader(Slow(40), bs=2, n_workers=2)) == list(range(40))


def test_a_loader_can_be_iterated_again_and_twice_at_once(loader):
    dl = loader(Numbers(12), bs=4, n_workers=2)
    assert order(dl) == order(dl) == list(range(12))
    pairs = [(a.tolist(), b.tolist()) for (_, a), (_, b) in zip(dl, dl, strict=True)]
    assert len(pairs) == 3 and all(a == b for a, b in pairs)


@pytest.mark.parametrize("n_workers", [1, 2])
def test_work_is_done_by_other_processes_which_stay_between_epochs(loader, n_workers):
    dl = loader(Numbers(40, seconds=0.01), bs=2, n_workers=n_workers)
    first = pids(dl)
    assert len(first) == n_workers
    assert os.getpid() not in first
    assert pids(dl) == first


def test_no_workers_means_this_process(loader):
    assert pids(loader(Numbers(4), n_workers=0)) == {os.getpid()}


def test_shuffle_is_a_new_permutation_in_each_epoch(loader):
    dl = loader(Numbers(50), bs=8, shuffle=True)
    first, second = order(dl), order(dl)
    assert sorted(first) == sorted(second) == list(range(50))
    assert first != second and first != list(range(50))


@pytest.mark.parametrize("n_workers", [0, 2])
def test_shuffle_is_reproducible_by_torchs_seed(loader, n_workers):
    torch.manual_seed(3)
    expected = [order(loader(Numbers(50), shuffle=True, n_workers=0)) for _ in range(2)]
    torch.manual_seed(3)
    assert [order(loader(Numbers(50), bs=8, shuffle=True, n_workers=n_workers)) for _ in range(2)] == expected


def test_without_shuffle_no_random_numbers_are_used(loader):
    before = torch.get_rng_state()
    list(loader(Numbers(5)))
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("n_workers", [0, 1, 2])
def test_an_exception_reaches_the_caller_and_the_next_pass_works(loader, n_workers):
    class Fails(Numbers):
        def __getitem__(self, i):
            if i == 5:
                raise KeyError("no item 5")
            return super().__getitem__(i)

    dl = loader(Fails(8), bs=2, n_workers=n_workers)
    it = iter(dl)
    assert next(it)[1].tolist() == [0, 1]
    for _ in range(2):
        with pytest.raises(KeyError, match="no item 5"):
            list(dl)


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
    monkeypatch.setattr(DataLoader, "start_method", "spawn")
    files = image_files(images / "val")
    ds = Dataset(files, labels_of(files), size=16)
    got = list(loader(ds, bs=8))
    expected = list(torch.utils.data.DataLoader(ds, batch_size=8))
    assert all(torch.equal(a, b) for (a, _), (b, _) in zip(got, expected, strict=True))
    assert [b.tolist() for _, b in got] == [b.tolist() for _, b in expected]


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


@pytest.mark.parametrize("bad", [{"bs": 0}, {"bs": -1}, {"n_workers": -1}])
def test_bad_arguments_are_named(bad):
    with pytest.raises(ValueError, match=next(iter(bad))):
        DataLoader(Numbers(3), **bad)
