"""Checks of q34: CosineOneCycle."""

from autograder.checking import Student, curves, expect_close, required
from checks.q34.probes import MEANINGS, fit_with_cycle, judge_cycle  # noqa: F401

HINTS = [
    "Start from the chapter's linear OneCycle. Only the way from one rate to the other changes: how much of it is covered when a "
    "share `t` of the time is over?",
    "`cos(pi * t)` falls from 1 to -1 while `t` goes from 0 to 1, slowly at both ends. So `(1 - cos(pi * t)) / 2` rises from 0 to "
    "1 along half a wave.",
    "In each phase: `rate = start + (end - start) * (1 - math.cos(math.pi * t)) / 2`, with `t = pct / pct_start` on the way up and "
    "`t = (pct - pct_start) / (1 - pct_start)` on the way down. Return first when not `self.model.training`.",
]

PASSED = "This is the form that fastai's `fit_one_cycle` uses. In notebook 07 it trains your own network."


@required
def test_follows_two_half_waves(student: Student) -> None:
    "the rate rises from base_lr/div_start to base_lr and falls to 0, along half cosine waves"
    draw = student.random
    base_lr, n_epochs, batches = draw.choice([0.5, 1.0, 2.0]), draw.randrange(2, 4), draw.randrange(9, 13)
    used = judge_cycle(student, base_lr, None, None, n_epochs, batches)
    student.show(curves("Your cycle", "training batch", "learning rate", yours=used))


def test_length_of_the_rise(student: Student) -> None:
    "pct_start sets how long the rise takes"
    judge_cycle(student, 1.0, student.random.choice([0.4, 0.5, 0.6]), None, n_epochs=1, batches=12)


def test_start_of_the_rise(student: Student) -> None:
    "div_start sets where the rise starts"
    judge_cycle(student, 0.4, None, student.random.choice([4.0, 25.0, 50.0]), n_epochs=1, batches=12)


def test_leaves_validation_alone(student: Student) -> None:
    "validation batches neither change the rate nor are recorded"
    tried = (
        "cycle = CosineOneCycle(1.0)\ntoy_learner(cbs=[cycle], batch_sizes=[8] * 6).fit(2)\nlen(cycle.lrs)"
    )
    seen = student.observe(fit_with_cycle, (1.0,), {}, 2, 6, tried=tried)
    last = [rate for rate in seen["used"][5::6] for _ in range(2)]
    expect_close(
        seen["validating"],
        last,
        tried="the rate during validation",
        why="The rate changes in validation. Check self.model.training first.",
    )
    expect_close(
        len(seen["lrs"]), 12, why="Two epochs of 6 training batches make 12 rates. Check self.model.training."
    )
