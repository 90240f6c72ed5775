"""Hidden checks of m03: drawn sizes, more workers."""

from checks.m03.collating import judge_collate, unordered
from checks.m03.probes import judge_length, judge_pass, judge_passes, sizes
from checks.m03.shuffling import judge_shuffle, judge_unchanged
from checks.m03.workers import judge_company


def test_drawn_sizes(student):
    "other datasets and batch sizes work as well"
    draw = student.random.randrange
    judge_collate(student, unordered(student, 10, 6), [draw(1, 5) for _ in range(draw(1, 4))], "float64")
    n, bs = sizes(student, draw(2, 6))
    # The last batch is short, and whole.
    for n_items, n_workers in ((n, 0), (draw(2, 6) * bs, 3)):
        judge_length(student, n_items, bs)
        judge_pass(student, n_items, bs, n_workers)


def test_dataset_unchanged(student):
    "shuffling leaves the dataset as it is"
    judge_unchanged(student, student.random.randrange(16, 31))


def test_passes_with_workers(student):
    "passes with workers do not disturb each other, and shuffle works with them"
    judge_passes(student, *sizes(student, 2), 2)
    judge_shuffle(student, *sizes(student, student.random.randrange(5, 8)), 2)


def test_three_workers(student):
    "three workers are three processes at most"
    judge_company(student, 3)
