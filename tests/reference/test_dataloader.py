"""Batches from a loader, beside what torch.utils.data makes of the same dataset."""

import os
import sys
import time

import pytest
import torch
import torch.utils.data
from loaders import Numbers, order, pids

from reference import DataLoader, Dataset, image_files, labels_of


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


@pytest.mark.parametrize("bad", [{"bs": 0}, {"bs": -1}, {"n_workers": -1}])
def test_bad_arguments_are_named(bad):
    with pytest.raises(ValueError, match=next(iter(bad))):
        DataLoader(Numbers(3), **bad)
