"""The chapter's story, cell by cell, with its names: what a reader of the chapter types runs on the reference."""

import inspect
import math
from pathlib import Path

import matplotlib
import numpy as np
import pytest
import torch
from fastcore.basics import Self, first
from fastcore.foundation import L
from PIL import Image
from torch import tensor

import reference
from reference import (
    SGD,
    Callback,
    ConvLayer,
    DataLoader,
    DataLoaders,
    Dataset,
    Learner,
    Linear,
    LRFinder,
    Module,
    Normalize,
    OneCycle,
    Parameter,
    SetupLearnerCB,
    TrackResults,
    collate,
    cross_entropy,
    image_files,
    log_softmax,
    logsumexp,
    nll,
    show_image,
    simple_cnn,
    tfm_x,
)

matplotlib.use("Agg")


@pytest.fixture
def files(images):
    return L(images.glob("**/*.JPEG")).map(Path).sorted()


@pytest.fixture
def datasets(files):
    in_train = L(o.parent.parent.name == "train" for o in files)
    return Dataset(files[in_train]), Dataset(files[~in_train])


@pytest.fixture
def dls(datasets, loader):
    train_ds, valid_ds = datasets
    return DataLoaders(
        loader(train_ds, bs=16, shuffle=True, n_workers=2), loader(valid_ds, bs=32, n_workers=2)
    )


def test_data(images, files, datasets):
    assert image_files(images) == files
    lbls = files.map(~Self.parent.name).unique()  # the book's older fastcore has () at the end in place of ~
    train_ds, valid_ds = datasets
    assert (len(train_ds), len(valid_ds)) == (48, 20)
    assert train_ds.fns[0] == files[0] and train_ds.v2i == valid_ds.v2i == lbls.val2idx()

    x, y = train_ds[0]
    assert (x.shape, y) == ((64, 64, 3), tensor(0))
    with Image.open(files[0]) as im:
        assert torch.equal(x, tensor(np.array(im.convert("RGB").resize((64, 64)))) / 255)
    ax = show_image(x, title=lbls[y])
    assert ax.get_title() == "n01"
    assert torch.equal(tensor(ax.images[0].get_array()), x)
    assert show_image(x, ax=ax) is ax
    matplotlib.pyplot.close("all")

    x, y = collate([1, 2], train_ds)
    assert (x.shape, y.shape) == ((2, 64, 64, 3), (2,))


def test_batches_are_normalised_with_the_statistics_of_one(dls):
    xb, yb = first(dls.train)
    assert (xb.shape, yb.shape, len(dls.train)) == ((16, 64, 64, 3), (16,), 3)
    stats = [xb.mean((0, 1, 2)), xb.std((0, 1, 2))]
    norm = Normalize(stats)
    t = tfm_x(xb)
    assert torch.equal(t, tfm_x(xb, norm)) and t.shape == (16, 3, 64, 64)
    assert torch.allclose(t.mean((0, 2, 3)), torch.zeros(3), atol=1e-4)
    assert torch.allclose(t.std((0, 2, 3)), torch.ones(3), atol=1e-4)


def test_modules_and_the_simple_cnn(dls, capsys):
    assert Parameter(tensor(3.0)).requires_grad
    xbt = tfm_x(first(dls.train)[0])
    layer = ConvLayer(3, 4)
    assert len(layer.parameters()) == 2 and layer(xbt).shape == (16, 4, 64, 64)
    assert Linear(4, 2)(torch.ones(3, 4)).shape == (3, 2)

    class T(Module):
        def __init__(self):
            super().__init__()
            self.c, self.l = ConvLayer(3, 4), Linear(4, 2)

    t = T()
    assert len(t.parameters()) == 4
    if torch.cuda.is_available():
        t.cuda()
        assert t.l.w.device.type == "cuda"

    def print_stats(outp, inp):
        print(outp.mean().item(), outp.std().item())

    m = simple_cnn()
    assert len(m.parameters()) == 10
    for i in range(4):
        m.layers[i].hook = print_stats
    assert m(xbt).shape == (16, 10)
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_losses():
    r, yb = torch.randn(16, 10), torch.randint(10, (16,))
    sm = log_softmax(r)
    loss = nll(input=sm, target=yb)
    assert loss == -sm[range(16), yb].mean()
    assert torch.allclose(logsumexp(r)[0], r[0].exp().sum().log())
    assert cross_entropy(preds=r, yb=yb) == loss


@pytest.mark.parametrize(
    "of, names",
    [
        (Dataset, ["fns"]),
        (collate, ["idxs", "ds"]),
        (DataLoader, ["ds", "bs", "shuffle", "n_workers"]),
        (Normalize, ["stats"]),
        (ConvLayer, ["ni", "nf", "stride", "bias", "act"]),
        (nll, ["input", "target"]),
        (cross_entropy, ["preds", "yb"]),
        (SGD, ["params", "lr", "wd"]),
        (Learner, ["model", "dls", "loss_func", "lr", "cbs", "opt_func"]),
        (OneCycle, ["base_lr"]),
    ],
)
def test_arguments_have_the_chapters_names_and_order(of, names):
    assert list(inspect.signature(of).parameters)[: len(names)] == names


def test_learner_and_callbacks(dls, capsys):
    passes, images = [], []

    class Look(Callback):
        def after_batch(self):
            images.append(self.batch[0].mean().item())

        def after_epoch(self):
            passes.append((sum(track.losses).item(), sum(track.accs).item(), list(track.ns)))

    track, setup = TrackResults(), SetupLearnerCB()
    learn = Learner(simple_cnn(), dls, cross_entropy, lr=0.1, cbs=[setup, track, Look()])
    learn.fit(1)
    assert [ns for _, _, ns in passes] == [[16, 16, 16], [20]]
    for (losses, accs, ns), (_, _, loss, accuracy) in zip(passes, track.results, strict=True):
        assert loss == pytest.approx(losses / sum(ns)) and accuracy == pytest.approx(accs / sum(ns))
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [
        ["0", "True"],
        ["0", "False"],
    ]
    assert images[0] == pytest.approx(0, abs=1e-3)  # the batch that gave the statistics
    kept = setup.norm
    learn.fit(1)
    assert setup.norm is kept


def test_the_finder_and_one_cycle_share_callbacks_between_learners(dls):
    cbs = [SetupLearnerCB(), TrackResults(verbose=False)]
    lrfind = LRFinder()
    learn = Learner(simple_cnn(), dls, cross_entropy, lr=0.1, cbs=[*cbs, lrfind])
    learn.fit(2)
    assert len(lrfind.lrs) == len(lrfind.losses) == 6
    assert all(map(math.isfinite, lrfind.losses)) and lrfind.lrs[0] == pytest.approx(1.2e-6)

    onecyc = OneCycle(0.01)
    learn = Learner(simple_cnn(), dls, cross_entropy, lr=0.1, cbs=[*cbs, onecyc])
    learn.fit(4)
    assert len(onecyc.lrs) == 12 and onecyc.lrs[3] == max(onecyc.lrs) == pytest.approx(0.01)
    losses = [loss for _, training, loss, _ in cbs[1].results if training]
    assert losses[-1] < losses[0]


def test_the_whole_chapter_is_offered():
    assert {"show_image", "CancelFitException", "CancelBatchException", "CancelEpochException"} <= set(
        reference.__all__
    )
