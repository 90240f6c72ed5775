"""The whole chapter at once: from image files to a model that tells them apart."""

import pytest

import reference
from reference import (
    CosineOneCycle,
    DataLoader,
    DataLoaders,
    Dataset,
    Learner,
    Normalize,
    OneCycle,
    SetupLearnerCB,
    TrackResults,
    cross_entropy,
    image_files,
    labels_of,
    simple_cnn,
    split_by_folder,
)


@pytest.mark.parametrize("schedule, n_workers", [(OneCycle, 2), (CosineOneCycle, 0)])
def test_a_model_learns_to_tell_colours_apart(images, schedule, n_workers):
    files = image_files(images)
    vocab = labels_of(files)
    train, valid = (Dataset(part, vocab, size=32) for part in split_by_folder(files))
    dls = DataLoaders(
        DataLoader(train, bs=8, shuffle=True, n_workers=n_workers),
        DataLoader(valid, bs=16, n_workers=n_workers),
    )
    xb, _ = next(iter(dls.train))
    tracker, cycle = TrackResults(verbose=False), schedule(0.015)
    cbs = [SetupLearnerCB(Normalize.from_batch(xb)), tracker, cycle]
    learn = Learner(simple_cnn(), dls, cross_entropy, lr=0.015, cbs=cbs)
    learn.fit(4)
    dls.train.close()
    dls.valid.close()

    losses = [loss for _, training, loss, _ in tracker.results if training]
    *_, (_, _, _, accuracy) = tracker.results
    assert losses[-1] < losses[0] / 3
    assert accuracy >= 0.9
    assert len(cycle.lrs) == 4 * 6


def test_public_names_are_all_there_and_all_documented():
    for name in reference.__all__:
        value = getattr(reference, name)
        assert not callable(value) or value.__doc__
