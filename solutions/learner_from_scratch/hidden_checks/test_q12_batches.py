"""Hidden checks of q12: other sequences and sizes, and loops that are left early."""

from autograder.checking import expect, required
from checks.q12.probes import MEANINGS, built_ahead, judge_batches, judge_length  # noqa: F401


@required
def test_drawn_sizes(student):
    "any number of items and any batch size"
    for _ in range(4):
        bs = student.random.randrange(1, 9)
        items = [student.random.randrange(1000) for _ in range(student.random.randrange(1, 30))]
        judge_batches(student, "list", items, bs)
    bs = student.random.randrange(3, 9)
    for n, size in ((2 * bs + 1, bs), (3 * bs - 1, bs), (5, 1)):
        judge_batches(student, "list", list(range(n)), size)


def test_any_sequence(student):
    "a tuple, an L, a range and any other sequence give lists as well"
    start, least = student.random.randrange(50), student.random.randrange(5, 9)
    # Of four sizes in a row one comes out even, and one leaves a single item.
    sizes = student.random.sample(range(least, least + 4), 4)
    for kind, n in zip(("tuple", "L", "range", "Album"), sizes, strict=True):
        judge_batches(student, kind, list(range(start, start + n)), 3)


def test_side_by_side(student):
    "two iterators at once keep their own places"
    items = student.random.sample(range(100), student.random.randrange(6, 12))
    for rest in (items, items[1:]):  # one of them comes out even
        judge_batches(student, "list", rest, 2, "side by side")


def test_left_early(student):
    "after a loop that was left early the next one starts from the first batch"
    items = student.random.sample(range(100), student.random.randrange(6, 12))
    for rest in (items, items[1:]):  # one of them comes out even
        judge_batches(student, "list", rest, 2, "left early")


def test_drawn_lengths(student):
    "len() is right for any sizes"
    for _ in range(4):
        bs = student.random.randrange(1, 9)
        judge_length(student, bs * student.random.randrange(1, 6), bs)
        judge_length(student, student.random.randrange(1, 40), bs)
    bs = student.random.randrange(3, 9)
    for n, size in ((2 * bs + 1, bs), (3 * bs - 1, bs), (5, 1)):
        judge_length(student, n, size)


def test_lazy_later_on(student):
    "the last batch is not built before its turn"
    ahead = student.observe(built_ahead, 60, 5, 3, tried="three batches of Batches(items, 5), of 60 items")
    expect(
        ahead["last"] == 0,
        "The last batch was there after the first few had been asked for. Build each in its turn.",
        expected="three batches of twelve have been built",
        got="the last batch has been built too",
    )
