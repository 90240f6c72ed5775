"""Parts fit together: a student's own, the reference's, and both mixed."""

import math

import pytest
import torch

import reference
from autograder.inside.parts import Shelf
from tests.parts.shelves import EXERCISES, models, right, shelf_of

STEPS = 20
torch.set_num_threads(1)  # what is computed here is small


def batches(n, size=16):
    """Images (n, h, w, 3) of three kinds that differ in where they are bright, and their labels."""
    generator = torch.Generator().manual_seed(0)
    found = []
    for _ in range(n):
        y = torch.randint(3, (12,), generator=generator)
        x = torch.rand(12, size, size, 3, generator=generator)
        for i, label in enumerate(y.tolist()):
            x[i, label * 5 : label * 5 + 5] += 1.0
        found.append((x, y))
    return found


def losses(take, n_epochs=1, n_batches=STEPS, **kwargs):
    """The losses of training batches, with every part that `take` gives, from the same weights and batches."""
    seen = []

    class Watch:
        def after_batch(self):
            if self.learner.model.training:
                seen.append(self.learner.loss.item())

    torch.manual_seed(0)
    widths = [3, 16, 32, 64, 128]
    convs = [take("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:], strict=False)]
    model = take("Sequential")(*convs, take("AdaptivePool")(), take("Linear")(128, 3))
    norm = take("Normalize")((torch.full((3,), 0.7), torch.full((3,), 0.5)))
    metrics, table = take("EpochMetrics")(), take("PlainTrackResults")()
    cbs = [take("SetupLearnerCB")(norm, "cpu"), metrics, table, take("CosineOneCycle")(0.1), Watch()]
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for p in sorted(model.parameters(), key=lambda p: (p.ndim, p.shape)):
            p.copy_(
                torch.randn(p.shape, generator=generator) * (2 / max(p[0].numel(), 1)) ** 0.5
                if p.ndim > 1
                else 0 * p
            )
    dls = reference.DataLoaders(batches(n_batches), batches(2))
    learn = take("Learner")(model, dls, take("cross_entropy"), 0.1, cbs, opt_func=take("SGD"))
    learn.fit(n_epochs)
    assert len(metrics.history) == len(table.results) == 2 * n_epochs
    assert [tuple(row)[:2] for row in metrics.history][:2] == [(0, True), (0, False)]
    return seen


def from_reference(name):
    return shelf_of({}).take(name)


def test_the_model_answers_and_the_reference_have_the_same_losses():
    own, theirs = losses(shelf_of(models()).take), losses(from_reference)
    assert len(own) == STEPS
    assert own == pytest.approx(theirs, rel=1e-4)


def test_without_m05_the_learner_is_made_of_fit_one_batch_and_events():
    said = []
    shelf = shelf_of({id: s for id, s in models().items() if id != "m05"}, said)
    learner = shelf.take("Learner")
    assert issubclass(learner, reference.Learner) and learner.fit is not reference.Learner.fit
    assert losses(shelf.take) == pytest.approx(losses(from_reference), rel=1e-4)
    assert said == []


@pytest.mark.parametrize("parts", [("q28",), ("q29",), ("q26",), ("q28", "q29"), ("q28", "q26")])
def test_each_of_fit_one_batch_and_events_works_alone(parts):
    assert losses(shelf_of(models(*parts)).take) == pytest.approx(losses(from_reference), rel=1e-4)


@pytest.mark.parametrize("fit", range(6))
@pytest.mark.parametrize(
    "parts", [("q28", "q33"), ("q28", "q33", "m05"), ("q28", "q29", "q26", "q33", "m01")]
)
def test_the_finder_finds_with_the_fit_as_students_wrote_both(fit, parts):
    shelf = shelf_of({id: right(id, fit) for id in parts})
    finder = shelf.take("LRFinder")()
    torch.manual_seed(0)
    model = shelf.take("Linear")(4, 3)
    data = [(torch.randn(8, 4), torch.randint(3, (8,))) for _ in range(30)]
    dls = reference.DataLoaders(data, [])
    learn = shelf.take("Learner")(model, dls, shelf.take("cross_entropy"), 0.1, [finder], shelf.take("SGD"))
    learn.fit(20)
    assert finder.lrs[0] < 2e-6 and finder.lrs[-1] > 1
    assert len(finder.lrs) < 100, "nobody ended the fit"


@pytest.mark.parametrize("number", range(1, 9))
def test_a_mix_of_several_peoples_right_answers_trains(number):
    said = []
    shelf = shelf_of({id: right(id, number * (1 + i)) for i, id in enumerate(EXERCISES)}, said)
    seen = losses(shelf.take, n_epochs=2, n_batches=10)
    assert said == []
    assert all(map(math.isfinite, seen)) and seen[-1] < 0.8 * math.log(3) < seen[0]


@pytest.mark.parametrize("odd", [0, 1])
@pytest.mark.parametrize("step", [2, 3])
def test_half_of_the_parts_train(odd, step):
    shelf = shelf_of(models(*[id for i, id in enumerate(EXERCISES) if i % step == odd]))
    assert losses(shelf.take) == pytest.approx(losses(from_reference), rel=1e-4)


def test_a_layer_of_the_reference_is_registered_by_a_students_own_module():
    shelf = shelf_of(models("m01"))
    model = shelf.take("Module")()
    model.conv, model.linear = shelf.take("ConvLayer")(3, 4), shelf.take("Linear")(4, 2)
    assert len(model.parameters()) == 4
    assert isinstance(model.conv.w, shelf.take("Parameter"))
    assert type(model.conv(torch.zeros(1, 3, 4, 4))) is torch.Tensor


def test_a_callback_of_the_reference_ends_a_students_own_fit():
    shelf = shelf_of(models("m05"))
    assert shelf.take("LRFinder") is not reference.LRFinder
    assert shelf.take("CosineOneCycle").__mro__[2] is shelf.take("Callback")


def test_what_refers_to_nothing_of_the_students_stays_as_it_is():
    shelf = shelf_of(models("q19"))
    for name in ("SGD", "DataLoader", "Linear", "cross_entropy"):
        assert shelf.take(name) is getattr(reference, name)


def test_a_part_that_does_not_run_is_replaced_with_a_sentence():
    said = []
    shelf = shelf_of({**models(), "q19": "import no_such_module\n" + models("q19")["q19"]}, said)
    assert losses(shelf.take) == pytest.approx(losses(from_reference), rel=1e-4)
    assert len(said) == 1 and "q19" in said[0] and "no_such_module" in said[0] and "reference's" in said[0]


def test_a_part_can_be_dropped():
    shelf = shelf_of(models("q19", "q20"))
    own = shelf.take("ConvLayer")
    shelf.drop("ConvLayer")
    assert shelf.take("ConvLayer") is reference.ConvLayer is not own
    assert shelf.own("Sequential") is not None


def test_unknown_and_extra_names():
    shelf = shelf_of({})
    assert shelf.take("MixUp") is None
    with pytest.raises(LookupError, match="Convlayer"):
        shelf.take("Convlayer")
    assert isinstance(shelf, Shelf)
