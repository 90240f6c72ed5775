"""Checks of q19: ConvLayer and its first weights."""

from autograder.checking import Student, required
from checks.q19.probes import MEANINGS, judge_parameters, judge_result  # noqa: F401  (MEANINGS explain exceptions)
from checks.q19.weights import judge_draws, judge_normal, judge_spread
from checks.shared.modules import expect_module

HINTS = [
    "Make an empty `(nf, ni, 3, 3)` tensor, let a function of `nn.init` fill it, and wrap it in `Parameter`. Which function "
    "that is depends on `act`.",
    "In `forward`: `F.conv2d(x, self.w, self.b, stride=..., padding=1)`, which takes None as a bias. Then `F.relu`, if `act`.",
    "In `__init__`, after `super().__init__()`:\n```python\ninit = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_\n"
    "self.w = Parameter(init(torch.empty(nf, ni, 3, 3)))\nself.b = Parameter(torch.zeros(nf)) if bias else None\n```",
]

PASSED = "Four of these, one after another, are most of the chapter's network: run the two cells below to see one at work."


def channels(student: Student) -> tuple[int, int]:
    return student.random.randrange(2, 5), student.random.randrange(5, 8)


def test_parameters(student: Student) -> None:
    "w (nf, ni, 3, 3) and b (nf,), all zeros, are registered once each"
    expect_module(student, "ConvLayer")
    judge_parameters(student, (*channels(student), {}))


@required
def test_convolution(student: Student) -> None:
    "with act it is a 3x3 convolution with bias and padding 1, and a ReLU"
    judge_result(student, (*channels(student), {}), 2, 6, 7)


@required
def test_kaiming_with_activation(student: Student) -> None:
    "with act the weights have the spread of kaiming_normal_"
    judge_spread(student, (40, 100, {}))


@required
def test_xavier_without_activation(student: Student) -> None:
    "without act they have the spread of xavier_normal_"
    judge_spread(student, (40, 100, {"act": False}))


def test_normal(student: Student) -> None:
    "the weights are normally distributed"
    for act in (True, False):
        judge_normal(student, (40, 100, {"act": act}))


def test_without_activation(student: Student) -> None:
    "without act there is no ReLU"
    judge_result(student, (*channels(student), {"act": False}), 2, 6, 7)


def test_stride(student: Student) -> None:
    "a stride of 2 halves height and width"
    judge_result(student, (*channels(student), {"stride": 2}), 2, 8, 7)


def test_no_bias(student: Student) -> None:
    "with bias=False b is None, and w the only parameter"
    for act in (True, False):
        judge_parameters(student, (*channels(student), {"bias": False, "act": act}))
        judge_result(student, (*channels(student), {"bias": False, "act": act}), 2, 5, 5)


def test_gradients(student: Student) -> None:
    "gradients reach x, w and b"
    judge_result(student, (*channels(student), {}), 2, 5, 4, gradients=True)


def test_random_numbers(student: Student) -> None:
    "the weights come from torch's global generator, which is not reseeded"
    for act in (True, False):
        judge_draws(student, (4, 6, {"act": act}), (1, 2))
