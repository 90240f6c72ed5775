"""Learning rates: the finder's, and the one-cycle schedules beside torch's."""

import math

import matplotlib
import pytest
import torch

from reference import CosineOneCycle, DataLoaders, Learner, LRFinder, OneCycle, cross_entropy

matplotlib.use("Agg")


class Recorder:
    """An optimizer that trains nothing and notes the rate of each step."""

    def __init__(self, params, lr):
        self.lr = lr
        self.used = []

    def step(self):
        self.used.append(self.lr)


def fit(model, batches, cb, n_epochs, loss_func=cross_entropy, opt_func=Recorder):
    learn = Learner(model, DataLoaders(batches, batches[:1]), loss_func, 0.5, [cb], opt_func)
    learn.fit(n_epochs)
    return learn


def torchs_rates(cycle, n_steps, anneal):
    """The rates of torch's OneCycleLR at k/n_steps of a run, for k from 0 to n_steps - 1.

    torch is at its highest at step pct * total - 1 and at its lowest at step total - 1, so that both ends of
    a phase are steps. Here the highest is at pct_start of the run and the lowest at its end, after all steps.
    With total = n_steps + 1, and the highest at pct_start * n_steps, torch's step k is at k/n_steps as well.
    """
    total = n_steps + 1
    opt = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    sched = torch.optim.lr_scheduler.OneCycleLR(
        opt,
        max_lr=cycle.base_lr,
        total_steps=total,
        pct_start=(cycle.pct_start * n_steps + 1) / total,
        anneal_strategy=anneal,
        div_factor=cycle.div_start,
        final_div_factor=float("inf"),
        cycle_momentum=False,
    )
    rates = []
    for _ in range(n_steps):
        rates.append(opt.param_groups[0]["lr"])
        opt.step()
        sched.step()
    return rates


@pytest.mark.parametrize("cls, anneal", [(OneCycle, "linear"), (CosineOneCycle, "cos")])
@pytest.mark.parametrize("args", [(0.1,), (3.0, 0.3, 25), (1e-3, 0.6, 2), (1.0, 0.01)])
@pytest.mark.parametrize("n_epochs", [1, 7])
def test_one_cycle_as_torch(model, batches, cls, anneal, args, n_epochs):
    cycle = cls(*args)
    learn = fit(model, batches, cycle, n_epochs)
    n_steps = 3 * n_epochs
    assert cycle.lrs == learn.opt.used
    assert len(cycle.lrs) == n_steps
    assert cycle.lrs == pytest.approx(torchs_rates(cycle, n_steps, anneal), rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("cls", [OneCycle, CosineOneCycle])
def test_one_cycle_goes_from_a_tenth_to_all_to_nothing(cls):
    cycle = cls(2.0)
    assert cycle.lr_at(0.0) == pytest.approx(0.2)
    assert cycle.lr_at(0.125) == pytest.approx(1.1)
    assert cycle.lr_at(0.25) == pytest.approx(2.0)
    assert cycle.lr_at(0.625) == pytest.approx(1.0)
    assert cycle.lr_at(1.0) == pytest.approx(0.0)


def test_the_two_differ_between_the_ends_of_a_phase():
    line, wave = OneCycle(1.0), CosineOneCycle(1.0)
    assert line.lr_at(0.4375) == pytest.approx(0.75)
    assert wave.lr_at(0.4375) == pytest.approx((1 + math.cos(math.pi / 4)) / 2)


@pytest.mark.parametrize("cls", [OneCycle, CosineOneCycle])
def test_validation_is_no_part_of_the_cycle(model, batches, cls):
    class AtTheEnd:
        def after_epoch(self):
            rates.append(self.learner.opt.lr)

    rates = []
    cycle, end = cls(1.0), AtTheEnd()
    Learner(model, DataLoaders(batches, batches), cross_entropy, 0.5, [cycle, end], Recorder).fit(2)
    assert rates[0] == rates[1] == cycle.lrs[2]
    assert len(cycle.lrs) == 6


def test_a_second_fit_is_a_new_cycle(model, batches):
    cycle = OneCycle(1.0)
    fit(model, batches, cycle, 2)
    first = cycle.lrs
    fit(model, batches, cycle, 2)
    assert cycle.lrs == first and cycle.lrs is not first


@pytest.mark.parametrize("cls", [OneCycle, CosineOneCycle])
@pytest.mark.parametrize("bad", [{"pct_start": 0}, {"pct_start": 1}, {"pct_start": -0.1}, {"div_start": 0}])
def test_bad_arguments_are_named(cls, bad):
    with pytest.raises(ValueError, match=next(iter(bad))):
        cls(0.1, **bad)


def no_loss(preds, targets):
    return preds.sum() * 0


def test_finder_raises_the_rate_by_a_fifth_from_1e_6_to_10(model, batches):
    finder = LRFinder()
    learn = fit(model, batches, finder, n_epochs=100, loss_func=no_loss)
    n = len(finder.lrs)
    assert finder.lrs == pytest.approx([1e-6 * 1.2 ** (k + 1) for k in range(n)], rel=1e-9)
    assert finder.lrs[-1] <= 10 < finder.lrs[-1] * 1.2
    assert len(finder.losses) == n == 88
    assert learn.opt.used == [*finder.lrs, learn.opt.lr]
    assert all(type(o) is float for o in finder.lrs + finder.losses)


def test_finder_ends_the_fit_not_only_the_epoch(model, batches):
    finder = LRFinder()
    learn = fit(model, batches, finder, n_epochs=100, loss_func=no_loss)
    assert learn.epoch == 88 // 3
    assert model.training is True


def test_finder_leaves_validation_alone(model, batches):
    class Count:
        n = 0

        def after_batch(self):
            self.n += not self.learner.model.training

    finder, count = LRFinder(), Count()
    Learner(model, DataLoaders(batches[:1], batches), no_loss, 0.5, [finder, count], Recorder).fit(5)
    assert count.n == 15
    assert finder.lrs == pytest.approx([1e-6 * 1.2**k for k in range(1, 6)])


def test_finder_stops_when_the_loss_is_not_a_number(model, batches):
    losses = iter([3.0, 2.0, float("nan")])  # a fourth batch would be an error
    finder = LRFinder()
    fit(model, batches, finder, n_epochs=100, loss_func=lambda preds, y: preds.sum() * 0 + next(losses))
    assert finder.losses == [3.0, 2.0]
    assert len(finder.lrs) == 2


def test_finder_goes_through_the_best_rate_of_a_real_model(model):
    x = torch.randn(64, 3)
    batches = [(x, (x[:, 0] > 0).long())]
    finder = LRFinder()
    learn = Learner(model, DataLoaders(batches, []), cross_entropy, 0.5, [finder])
    learn.fit(100)
    assert learn.lr == 1e-6
    assert min(finder.losses) < finder.losses[0] / 2


def test_finder_starts_anew_with_each_fit(model, batches):
    finder = LRFinder()
    for _ in range(2):
        fit(model, batches, finder, n_epochs=2, loss_func=no_loss)
        assert len(finder.lrs) == len(finder.losses) == 6


def test_plots_return_the_axes_with_what_was_recorded(model, batches):
    finder = LRFinder()
    fit(model, batches, finder, n_epochs=4, loss_func=no_loss)
    ax = finder.plot()
    assert ax.get_xscale() == "log"
    assert ax.lines[0].get_xdata().tolist() == finder.lrs[:-2]
    assert finder.plot(skip_end=0).lines[0].get_ydata().tolist() == finder.losses
    assert len(finder.plot(skip_end=50).lines[0].get_xdata()) == 0

    cycle = CosineOneCycle(1.0)
    fit(model, batches, cycle, n_epochs=4)
    ax = cycle.plot()
    assert ax.lines[0].get_ydata().tolist() == cycle.lrs
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("batch", "learning rate")
    matplotlib.pyplot.close("all")
