"""Hidden checks of q06: drawn images, labels and sizes, and two datasets at once."""

import random

from autograder.checking import Student, expect_equal, required
from checks.q06.probes import MEANINGS, Row, judge_item, judge_items, loop, two_at_once  # noqa: F401
from checks.shared.images import flat, scene

WORDS = ["ant", "bee", "cow", "elk", "fox", "gnu", "hen", "owl", "pig", "ram"]


def drawn(
    draw: random.Random, n: int, mode: str = "RGB", size: int = 64, first: int = 0
) -> tuple[list[str], list[Row]]:
    """A vocab, and n rows of images whose labels are in it; their files are numbered from `first`.

    The first row's label has one place in the vocab, another in the sorted vocab, and a third among the sorted labels of
    the rows. Each file is named after a wrong label. A size below 56 gets images of one colour.
    """
    places: set[int] = set()
    while len(places) < 3:
        vocab = ["train", "val", *draw.sample(WORDS, draw.randrange(3, 7))]  # splits that are labels too
        draw.shuffle(vocab)
        labels = draw.choices(vocab, k=n)
        places = {order.index(labels[0]) for order in (vocab, sorted(vocab), sorted(set(labels)))}
    rows = []
    for i, label in enumerate(labels, first):
        colour = tuple(draw.sample(range(0, 256, 15), 3))
        picture = scene(draw, mode, size) if size >= 56 else flat("RGB", (draw.randrange(9, 20), 50), colour)
        name = f"{draw.choice([word for word in vocab if word != label])}_{i}.JPEG"
        rows.append(
            (draw.choice([split for split in ("train", "val") if split != label]), label, name, picture)
        )
    return vocab, rows


@required
def test_drawn_images(student: Student) -> None:
    "images of any colour and shape, and any labels"
    vocab, rows = drawn(student.random, 4)
    judge_items(student, rows, vocab)


def test_drawn_sizes(student: Student) -> None:
    "images of any size"
    size = student.random.randrange(70, 130)
    vocab, rows = drawn(student.random, 2, size=size)
    judge_items(student, rows, vocab, size, given=f", {size}", label=False)


def test_drawn_grays(student: Student) -> None:
    "grayscale images of any shade"
    vocab, rows = drawn(student.random, 3, "L")
    judge_items(student, rows, vocab, label=False)


def test_drawn_datasets(student: Student) -> None:
    "a training and a validation set keep their own files, vocab and size"
    # Both lie in one folder: were two files of one name, the second would be written over the first.
    first, second = drawn(student.random, 2, size=24), drawn(student.random, 3, size=32, first=2)
    tried = "train = ImageDataset(some_files, some_vocab, size=24)\nvalid = ImageDataset(other_files, other_vocab, size=32)\ntrain[0]"
    n_one, n_two, one, two = student.observe(two_at_once, first, second, tried=tried)
    why = "What belongs to one dataset must be kept on self. Names of the class or of the module are shared by all."
    expect_equal([n_one, n_two], [2, 3], why=why)
    for item, (vocab, rows), size in ((one, first, 24), (two, second, 32)):
        judge_item(item, rows[0], rows, vocab, size)


def test_loop(student: Student) -> None:
    "a loop over the dataset sees every pair once, in the files' order"
    n = student.random.randrange(5, 9)
    vocab, rows = drawn(student.random, n, size=8)
    found = student.observe(
        loop, rows, vocab, [0, 1, 50], tried=f"pairs = list(ImageDataset(files, vocab))   # {n} files"
    )
    expect_equal(found["beyond"], ["IndexError"] * 3, why="An index past the end should raise IndexError.")
    expect_equal(len(found["seen"]), n, why=f"A loop over {n} files should see {n} pairs.")
    for item, row in zip(found["seen"], rows, strict=True):
        judge_item(item, row, rows, vocab, 8)
