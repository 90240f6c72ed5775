"""Checks of q19: ConvLayer and its first weights."""

from autograder.checking import required
from checks.q19.probes import judge_parameters, judge_result
from checks.q19.weights import judge_draws, judge_normal, judge_spread

HINTS = [
    "Make an empty (nf, ni, 3, 3) tensor, let a function of nn.init fill it, and wrap it in Parameter. Which function is "
    "a choice between two, by act.",
    "In forward: F.conv2d(x, self.w, self.b, stride=..., padding=1). It takes None as a bias. Then F.relu, if act.",
    "init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_, then "
    "self.w = Parameter(init(torch.empty(nf, ni, 3, 3))) and self.b = Parameter(torch.zeros(nf)) if bias else None.",
]


@required
def test_convolution(student):
    "with act it is a 3x3 convolution with bias and padding 1, and a ReLU"
    judge_result(student, (3, 5, {}), 2, 6, 7)


@required
def test_kaiming_with_activation(student):
    "with act the weights spread as kaiming_normal_ has it"
    judge_spread(student, (40, 100, {}))


@required
def test_xavier_without_activation(student):
    "without act they spread as xavier_normal_ has it"
    judge_spread(student, (40, 100, {"act": False}))


def test_normal(student):
    "the weights are normally distributed"
    for act in (True, False):
        judge_normal(student, (40, 100, {"act": act}))


def test_without_activation(student):
    "without act there is no ReLU"
    judge_result(student, (3, 5, {"act": False}), 2, 6, 7)


def test_stride(student):
    "a stride of 2 halves height and width"
    judge_result(student, (3, 4, {"stride": 2}), 2, 8, 7)


def test_parameters(student):
    "w and b, all zeros, are registered once each"
    judge_parameters(student, (3, 5, {}))


def test_no_bias(student):
    "with bias=False b is None, and w the only parameter"
    judge_parameters(student, (3, 5, {"bias": False}))
    judge_result(student, (3, 5, {"bias": False}), 2, 5, 5)


def test_random_numbers(student):
    "the weights come from torch's global generator, which is not reseeded"
    judge_draws(student, (4, 6, {}), (1, 2))
