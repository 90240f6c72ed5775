"""The answers of notebooks 04 and 05 work together in one learner, as the exercises' texts suggest them."""

import math
from typing import Any

import pytest
import torch

import reference
from autograder.authoring.verify import model_answer

EXERCISES = ["q25", "q26", "q28", "q29", "q31", "q33", "q34"]


@pytest.fixture(scope="module")
def parts() -> dict[str, Any]:
    names: dict[str, Any] = {**vars(reference), "torch": torch, "math": math}
    for exercise in EXERCISES:
        exec(model_answer(exercise).source, names)
    return names


def learner_of(parts: dict[str, Any], cbs: list) -> Any:
    """A toy learner whose loop is made of the answers."""

    class Mine(reference.Learner):
        def __call__(self, name: str) -> None:
            parts["Events"](self.cbs)(name)

        def one_batch(self) -> None:
            parts["one_batch"](self)

        def fit(self, n_epochs: int) -> None:
            parts["fit"](self, n_epochs)

    toy = reference.toy_learner()
    return Mine(toy.model, toy.dls, toy.loss_func, toy.lr, cbs)


def test_finder_sets_the_rate_of_the_own_fit(parts: dict[str, Any]) -> None:
    finder = parts["LRFinder"]()
    learner = learner_of(parts, [finder])
    learner.fit(100)
    assert finder.lrs[0] == pytest.approx(1.2e-6)
    assert 10 < finder.lrs[-1] < 12.1
    assert learner.epoch < 99


def test_schedule_and_metrics_are_those_of_the_reference(parts: dict[str, Any]) -> None:
    cycle, metrics, plain = (
        parts["CosineOneCycle"](0.5),
        parts["EpochMetrics"](),
        parts["PlainTrackResults"](),
    )
    mine = learner_of(parts, [cycle, metrics, plain])
    mine.fit(3)
    tracked, right_cycle = reference.TrackResults(verbose=False), reference.CosineOneCycle(0.5)
    theirs = reference.toy_learner(cbs=[right_cycle, tracked])
    theirs.fit(3)
    assert cycle.lrs == pytest.approx(right_cycle.lrs)
    assert torch.allclose(mine.model.w, theirs.model.w)
    assert [row[:2] for row in metrics.history] == [(e, t) for e in range(3) for t in (True, False)]
    assert metrics.history == plain.results
