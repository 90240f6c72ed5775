"""Checks of r04: MomentumSGD."""

from autograder.checking import expect, required
from checks.r04.fits import judge_fit, judge_fresh
from checks.r04.probes import MEANINGS, judge_cleared, judge_steps, run_steps  # noqa: F401

PASSED = "The first ResNets were trained with SGD and a momentum of 0.9. `opt_func=MomentumSGD` puts it into your Learner."

HINTS = [
    "Each parameter needs a buffer that lives as long as the optimizer. Where do you make it, and how do you find it again in `step()`?",
    "In `step()`, under `torch.no_grad()`, for each parameter with a gradient: `d = p.grad + wd * p`, then the buffer, then `p`. Make sure that "
    "the buffer is a tensor of its own: zeroing `p.grad` must not zero it.",
    "`self.buffers = [None] * len(self.params)` in `__init__`. In `step()`:\n\n```python\nd = p.grad + self.wd * p\n"
    "v = d if v is None else self.mom * v + d\n```\n\nKeep `v`, then `p -= self.lr * v` and `p.grad.zero_()`.",
]

VALUES = [[1.0, -2.0, 0.5], [3.0, -1.0]]
STEPS = [
    (None, [[1.0, 2.0, -1.0], [0.5, -0.5]]),
    (None, [[0.5, -1.0, 2.0], [-1.0, 0.25]]),
    (None, [[-2.0, 1.0, 0.5], [2.0, 1.0]]),
]


@required
def test_momentum(student):
    "three steps with momentum end where those of torch.optim.SGD do"
    judge_steps(student, VALUES, 0.1, {}, STEPS)


@required
def test_own(student):
    "torch.optim is not used"
    used = student.form.without_trials("MomentumSGD").borrows("MomentumSGD")
    taken = sorted(name for name in used if name.startswith("torch.optim"))
    expect(
        not taken,
        "This hands the work to torch.optim, which is what you write here. Compute the update yourself.",
        tried="reading your cell",
        expected="no torch.optim",
        got=", ".join(taken),
    )
    run_steps(student, VALUES, 0.1, {}, STEPS)


def test_mom(student):
    "the momentum is mom, and 0.9 only where nothing else is asked for"
    judge_steps(student, VALUES, 0.1, {"mom": round(student.random.uniform(0.2, 0.7), 1)}, STEPS)


def test_weight_decay(student):
    "weight decay goes through the buffer, as torch's does"
    judge_steps(student, VALUES, 0.1, {"wd": 0.2, "mom": 0.8}, STEPS)


def test_rate_changes(student):
    "a rate that was set between two steps is used from then on, and for all of the buffer"
    steps = [(lr, grads) for lr, (_, grads) in zip((None, 0.02, 0.5), STEPS, strict=True)]
    judge_steps(student, VALUES, 0.1, {}, steps)


def test_without_a_gradient(student):
    "a parameter without a gradient is left alone, and so is its buffer"
    steps = [
        (None, [STEPS[0][1][0], None]),
        (None, [None, STEPS[1][1][1]]),
        (None, STEPS[2][1]),
    ]
    judge_steps(student, VALUES, 0.1, {"wd": 0.1}, steps)


def test_any_shapes(student):
    "parameters may have any shapes, several the same one, and each has a buffer of its own"
    judge_steps(
        student,
        [[1.0, -2.0], [3.0, -1.0], 0.5],
        0.1,
        {},
        [
            (None, [[1.0, 2.0], [-0.5, 0.25], 1.0]),
            (None, [[0.5, -1.0], [2.0, 1.0], -0.5]),
        ],
    )


def test_gradient_of_zeros(student):
    "a gradient of zeros is a gradient: the buffer still moves the parameter"
    steps = [STEPS[0], (None, [[0.0, 0.0, 0.0], [0.0, 0.0]]), STEPS[2]]
    judge_steps(student, VALUES, 0.1, {"wd": 0.1}, steps)


def test_gradients_are_cleared(student):
    "no gradient is left after a step"
    judge_cleared(judge_steps(student, VALUES, 0.1, {"wd": 0.1}, STEPS[:2]))


def test_in_a_learner(student):
    "a Learner trains with it, and its callbacks change the rate"
    judge_fit(student, (8, 8, 5), 0.1, 0, [])
    judge_fit(student, (8, 8, 5), 0.1, 0, [0.1, 0.3, 0.2, 0.1, 0.05, 0.01])


def test_reads_params_once(student):
    "params may be a generator, and its tensors float64"
    judge_steps(student, VALUES, 0.1, {}, STEPS, once=True)
    judge_steps(student, VALUES, 0.1, {}, STEPS, dtype="float64", once=True)


def test_starts_fresh(student):
    "a new optimizer for the same parameters starts without momentum"
    judge_fresh(student, [1.0, round(student.random.uniform(0.5, 2), 2)])
