"""An answer that gives far more than was asked for is told so, and no check takes itself to be at fault for it."""

import pytest
from notebooks import EditedNotebook

from autograder.reading.submission import read_submission

CYCLE = """
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start, self.lrs = base_lr, pct_start, div_start, []

    def before_batch(self):
        if not self.model.training: return
        n = len(self.dls.train)
        pct = (self.epoch * n + self.num) / (self.n_epochs * n)
        start, end, t = self.base_lr / self.div_start, self.base_lr, pct / self.pct_start
        if pct >= self.pct_start:
            start, end, t = self.base_lr, 0, (pct - self.pct_start) / (1 - self.pct_start)
        self.opt.lr = start + (end - start) * (1 - math.cos(math.pi * t)) / 2
        self.lrs.append(self.opt.lr)

    def after_fit(self):
        self.lrs = (self.lrs * 200_000)[:{n}]
"""
BATCHES = """
class Batches:
    def __init__(self, items, bs): self.items, self.bs = items, bs
    def __len__(self): return -(-len(self.items) // self.bs)
    def __iter__(self):
        for i in range(0, len(self.items), self.bs): yield list(self.items[i : i + self.bs]) * 300_000
"""
METRICS = """
class EpochMetrics(Callback):
    def __init__(self): self.history = []
    def after_epoch(self): self.history += [(self.epoch, self.model.training, 0.0, 0.0)] * 120_000
"""
PRINTS = """
def print_shape(outp, inp): print("(1,)\\n" * 500_000)
def hook_all(model):
    model.hook = print_shape
    for child in model.children: hook_all(child)
"""


@pytest.mark.parametrize(
    ("notebook", "exercise", "source", "says"),
    [
        ("05_schedules", "q34", CYCLE.replace("{n}", "200_000"), "a list of 200,000 items"),
        (
            "05_schedules",
            "q34",
            CYCLE.replace("{n}", "50_000"),
            "self.lrs has 50,000 entries. There should be",
        ),
        ("01_data", "q12", BATCHES, "Too much came back to be looked at"),
        ("04_learner", "q31", METRICS, "a list of 240,000 items"),
        ("02_modules", "q21", PRINTS, ""),
        ("02_modules", "q16", "def fibonacci(n=20): return [0, 1] * 200_000", "a list of 400,000 items"),
        ("02_modules", "q16", "def fibonacci(n=20): return torch.zeros(10**8)", "a tensor of 381 MiB"),
        (
            "02_modules",
            "q16",
            "def fibonacci(n=20): return [torch.zeros(2**20)] * 5",
            "more than 16 MiB in all",
        ),
        (
            "02_modules",
            "q16",
            "def fibonacci(n=20): return ['1' * 1000] * 199_000",
            "more than 16 MiB in all",
        ),
    ],
    ids=["q34", "q34-fewer", "q12", "q31", "q21", "q16", "q16-tensor", "q16-tensors", "q16-words"],
)
def test_what_is_far_too_much_is_the_answers_own_trouble(notebook, exercise, source, says, graders, tmp_path):
    edited = EditedNotebook(tmp_path, notebook).answer(**{exercise: source})
    (result,) = graders.grader.grade(read_submission(edited.path), only=[exercise]).exercises
    assert result.score == 0
    assert not result.faults, result.faults
    assert says in " ".join(check.message for check in result.checks)
    assert "broken" not in {check.status for check in result.checks}
