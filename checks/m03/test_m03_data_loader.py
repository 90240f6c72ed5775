"""Checks of m03: collate and DataLoader."""

from autograder.checking import required
from checks.m03.collating import judge_collate, unordered
from checks.m03.probes import judge_length, judge_pass, judge_passes, sizes
from checks.m03.shuffling import judge_seeded, judge_shuffle
from checks.m03.workers import judge_company, judge_here, judge_order
from checks.shared.parts import judge_own

HINTS = [
    "Make the list of all indices first, and shuffle that list if need be. Then cut it into pieces of bs. Each piece is what collate needs "
    "for a batch.",
    "With yield in it, __iter__ starts again in every loop. With workers, pool.map(partial(collate, ds=self.ds), pieces) hands in all pieces at "
    "once, and gives the batches in order.",
    "collate: xs, ys = zip(*[ds[i] for i in idxs]), and torch.stack of each. __len__ rounds up: -(-len(self.ds) // self.bs). __iter__ ends with "
    "`with ProcessPoolExecutor(self.n_workers) as pool: yield from pool.map(...)`, or, without workers, with a plain map.",
]


@required
def test_own(student):
    "collate and DataLoader make batches, without torch.utils.data"
    judge_own(student, ["collate", "DataLoader"], ["DataLoader"])
    judge_collate(student, sorted(student.random.sample(range(10), 3)), [student.random.randrange(3, 6)])
    n, bs = sizes(student, 3)
    judge_pass(student, n, bs, 0)
    judge_pass(student, n, bs + 1, 0)


def test_collate(student):
    "collate stacks the items at these indices, in their order"
    draw = student.random.randrange
    judge_collate(student, unordered(student, 10, 3), [draw(2, 5), 3])
    judge_collate(student, [draw(10)], [4, draw(2, 4), 3], "uint8")


def test_length(student):
    "len() is the number of batches, a short last one included; bs is 128 unless given"
    draw = student.random.randrange
    n, bs = sizes(student, draw(3, 9))
    # The last batch is short, whole, the only one, and of a single item.
    for n_items, size in ((n, bs), (draw(3, 9) * (bs + 1), bs + 1), (draw(2, bs), bs), (1, 1)):
        judge_length(student, n_items, size)
    whole = 128 * draw(2, 7)
    judge_length(student, whole, None)
    judge_length(student, whole + 1, None)


def test_every_item(student):
    "a pass has every item once, in order"
    n, bs = sizes(student, 3)
    # The last batch is short, whole, the only one, and of a single item.
    for n_items, n_workers in ((n, 0), (3 * bs, 0), (bs - 1, 0), (3 * bs + 1, 1), (3 * bs + 1, 2)):
        judge_pass(student, n_items, bs, n_workers)


def test_shuffle(student):
    "with shuffle, each pass has all items in a new random order"
    judge_shuffle(student, *sizes(student, student.random.randrange(5, 8)), 0)


def test_passes(student):
    "passes do not disturb each other"
    judge_passes(student, *sizes(student, student.random.randrange(2, 5)), 0)


def test_no_workers(student):
    "n_workers=0 makes the batches in this process"
    judge_here(student, *sizes(student, student.random.randrange(2, 5)))


def test_workers(student):
    "with n_workers=2, two other processes make the batches at the same time, and no more than two"
    judge_company(student, 2)


def test_order_with_workers(student):
    "batches come in order, even if the first one takes longest"
    judge_order(student, *sizes(student, student.random.randrange(3, 6)), 2)


def test_seeded(student):
    "the order comes from a global generator, so a seed gives the same one again"
    # Whole batches only: whether a short one is lost is another check's to say.
    judge_seeded(student, 4 * student.random.randrange(10, 100), student.random.randrange(10_000))
