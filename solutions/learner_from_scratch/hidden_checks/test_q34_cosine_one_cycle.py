"""Hidden checks of q34: random settings, and cycles of extreme form."""

from autograder.checking import Student, required
from checks.q34.probes import MEANINGS, judge_cycle  # noqa: F401


@required
def test_drawn_settings(student: Student) -> None:
    "the schedule is right for any rate, rise, start and length"
    draw = student.random
    judge_cycle(
        student,
        round(draw.uniform(0.01, 3), 3),
        round(draw.uniform(0.15, 0.7), 2),
        draw.choice([2.0, 5.0, 20.0, 100.0]),
        n_epochs=draw.randrange(2, 5),
        batches=draw.randrange(3, 9),
    )


def test_long_rise(student: Student) -> None:
    "a rise of most of the fit leaves the fall its half wave"
    judge_cycle(student, 0.3, 0.9, 10.0, n_epochs=2, batches=10)


def test_short_rise(student: Student) -> None:
    "a rise of a few batches is a half wave too"
    judge_cycle(student, 2.0, 0.1, 4.0, n_epochs=5, batches=8)


def test_one_batch_an_epoch(student: Student) -> None:
    "a single training batch an epoch makes a cycle over the epochs"
    judge_cycle(student, 1.0, 0.25, 10.0, n_epochs=8, batches=1)
