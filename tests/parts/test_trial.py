"""Parts that pass their checks and spoil the whole are found, one exercise at a time."""

import pytest

from autograder.parts import trial
from autograder.parts.trial import Misfit, look_for
from tests.parts.shelves import models, shelf_of

SLOW_SGD = """
import time


class SGD:
    def __init__(self, params, lr, wd=0.0):
        self.params, self.lr, self.wd = list(params), lr, wd

    def step(self):
        time.sleep({})
        with torch.no_grad():
            for p in self.params:
                p -= self.lr * p.grad
                p.grad = None
"""

OWN = ("m01", "m04", "q19", "q20", "q23")


@pytest.fixture
def hasty(monkeypatch):
    monkeypatch.setattr(trial, "SLOWER", 4.0)
    monkeypatch.setattr(trial, "AT_LEAST", 3.0)


def of(**sources):
    return shelf_of({**models(*OWN), **sources}).plan


def test_parts_that_fit():
    assert look_for(of()) is None


def test_a_part_that_diverges():
    source = models("m04")["m04"].replace("p -= self.lr *", "p += 50 * self.lr *")
    found = look_for(of(m04=source))
    assert found == Misfit(["m04"], found.how)
    assert "not a number" in found.how or "not learn" in found.how


def test_a_part_that_raises_only_in_the_whole():
    source = (
        models("q23")["q23"]
        + "\n\n_right = cross_entropy\n\n\ndef cross_entropy(x, y):\n    assert len(y) < 16\n    return _right(x, y)\n"
    )
    found = look_for(of(q23=source))
    assert found.exercises == ["q23"] and "AssertionError" in found.how


@pytest.mark.usefixtures("hasty")
def test_a_part_that_hangs():
    found = look_for(of(m04=SLOW_SGD.format(10_000)))
    assert found.exercises == ["m04"] and "seconds" in found.how


def test_a_part_that_ends_the_process():
    source = models("q19")["q19"].replace(
        "class ConvLayer(Module):", "import os\n\n\nclass ConvLayer(Module):", 1
    )
    source = source.replace(
        "def forward(self, x: torch.Tensor) -> torch.Tensor:", "def forward(self, x):\n        os._exit(3)", 1
    )
    found = look_for(of(q19=source))
    assert found.exercises == ["q19"] and "ends the Python process" in found.how


def test_nothing_of_a_students_own_needs_no_trial():
    assert trial.misfit(shelf_of({}).plan) is None
