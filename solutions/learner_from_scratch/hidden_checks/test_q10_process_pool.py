"""Hidden checks of q10: other numbers of workers, other items and results, and few items or none."""

from fastcore.foundation import L

from autograder.checking import required
from checks.q10.probes import MEANINGS, expect_doubled, expect_refusal, judge_company  # noqa: F401


@required
def test_drawn_items(student):
    "any number of items and workers gives one result for each item, in order"
    n_workers = student.random.randrange(2, 5)
    items = student.random.sample(range(-999, 1000), student.random.randrange(40, 80))
    expect_doubled(student, L(items), n_workers, "Give one result for each item: what f returns for it.")


def test_last_item_refused(student):
    "an exception for the last item is noticed as well"
    items = [f"{student.random.randrange(1000)}.JPEG" for _ in range(6)]
    for n_workers in (2, 0):
        expect_refusal(student, items, items[-1], f"{items[-1]} cannot be read", n_workers)
