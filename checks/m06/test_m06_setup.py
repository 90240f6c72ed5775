"""Checks of m06: Normalize and SetupLearnerCB."""

from autograder.checking import required
from checks.m06.devices import judge_moved_batch, judge_moved_model, judge_normalize_device
from checks.m06.probes import draw_stats, judge_batch, judge_normalize
from checks.shared.parts import judge_own

HINTS = [
    "The channels are the last dimension of x, so (x - mean) / std does the right thing by broadcasting. When can the channels go first?",
    "before_batch: xb, yb = self.batch finds the learner's batch. Make a new pair, and put it in its place with self.learner.batch = ...",
    "self.learner.batch = self.norm(xb.to(self.device)).permute(0, 3, 1, 2), yb.to(self.device). Before the fit: for p in "
    "self.model.parameters(): p.data = p.data.to(self.device).",
]


@required
def test_own(student):
    "Normalize gives (x - mean) / std, and the reference's classes are not used"
    stats = draw_stats(student.random, 3)
    judge_own(student, ["Normalize", "SetupLearnerCB"], ["Normalize", "SetupLearnerCB"], ("Callback",))
    judge_normalize(student, [student.random.randrange(4, 9), 3], stats)


def test_normalize(student):
    "Normalize subtracts the mean and divides by std, for each channel"
    stats = draw_stats(student.random, 3)
    judge_normalize(student, [5, 3], stats)
    judge_normalize(student, [2, 5, 4, 3], stats)
    judge_normalize(student, [3], stats)


def test_batch(student):
    "a batch is normalised, and its channels go first"
    stats = draw_stats(student.random, 3)
    judge_batch(student, [4, 6, 6, 3], stats)
    judge_batch(student, [4, 6, 8, 3], stats, default=False)
    judge_batch(student, [2, 5, 3, 3], stats)


def test_unchanged(student):
    "the tensors of the old batch stay as they are"
    stats = draw_stats(student.random, 3)
    judge_normalize(student, [2, 4, 5, 3], stats)
    judge_batch(student, [3, 5, 7, 3], stats, twice=True)


def test_validation(student):
    "it does the same in validation"
    stats = draw_stats(student.random, 3)
    judge_batch(student, [4, 6, 8, 3], stats, training=False)


def test_model(student):
    "before the fit, the data of every parameter is moved"
    judge_moved_model(student, 2)


def test_device(student):
    "xb and yb go to the device, and Normalize works on the device of x"
    stats = draw_stats(student.random, 3)
    judge_moved_batch(student, [*(student.random.randrange(4, 20) for _ in range(3)), 3])
    judge_normalize_device(student, [2, 4, 5, 3], stats)
