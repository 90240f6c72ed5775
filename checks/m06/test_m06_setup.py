"""Checks of m06: Normalize and SetupLearnerCB."""

from autograder.checking import required
from checks.m06.devices import judge_moved_batch, judge_moved_model, judge_normalize_device
from checks.m06.probes import judge_batch, judge_normalize
from checks.shared.parts import judge_own

HINTS = [
    "The channels are the last dimension of x, so (x - mean) / std does the right thing by broadcasting. When can the channels go first?",
    "before_batch: xb, yb = self.batch finds the learner's batch. Make a new pair, and put it in its place with self.learner.batch = ...",
    "self.learner.batch = self.norm(xb.to(self.device)).permute(0, 3, 1, 2), yb.to(self.device). Before the fit: for p in "
    "self.model.parameters(): p.data = p.data.to(self.device).",
]

STATS = [[0.5, 0.4, 0.3], [0.2, 0.25, 0.1]]


@required
def test_own(student):
    "the reference's classes do not do the work"
    judge_own(student, ["Normalize", "SetupLearnerCB"], ["Normalize", "SetupLearnerCB"], ("Callback",))
    judge_normalize(student, [4, 3], STATS)


def test_normalize(student):
    "Normalize subtracts the mean and divides by std, for each channel"
    judge_normalize(student, [5, 3], STATS)
    judge_normalize(student, [2, 5, 4, 3], STATS)
    judge_normalize(student, [3], STATS)


def test_batch(student):
    "a batch is normalised, and its channels go first"
    judge_batch(student, [4, 6, 6, 3], STATS)
    judge_batch(student, [4, 6, 8, 3], STATS, default=False)
    judge_batch(student, [2, 5, 3, 3], STATS)


def test_unchanged(student):
    "the tensors of the old batch stay as they are"
    judge_normalize(student, [2, 4, 5, 3], STATS)
    judge_batch(student, [3, 5, 7, 3], STATS, twice=True)


def test_validation(student):
    "it does the same in validation"
    judge_batch(student, [4, 6, 8, 3], STATS, training=False)


def test_model(student):
    "before the fit, the data of every parameter is moved"
    judge_moved_model(student, 2)


def test_device(student):
    "xb and yb go to the device, and Normalize works on the device of x"
    judge_moved_batch(student, [4, 6, 8, 3])
    judge_normalize_device(student, [2, 4, 5, 3], STATS)
