"""Hidden checks of q06: drawn images, labels and sizes, pixels in their places, and two datasets at once."""

from autograder.checking import expect_equal, required
from checks.q06.probes import items, judge_item, loop, observe, plain, with_files
from checks.shared.images import flat

WORDS = ["ant", "bee", "cow", "elk", "fox", "gnu", "hen", "owl", "pig", "ram", "train", "val"]


def drawn(random, n, mode="RGB", in_quarters=False, first=0):
    """A vocab, and n rows of images whose labels are in it; their files are numbered from `first`.

    The first row tells mistakes: its label has one place in the vocab, another in the sorted vocab, and a third among
    the sorted labels of the rows; its image is too short for a crop of 64. Each file is named after a wrong label.
    """
    places = set()
    while len(places) < 3:
        vocab = random.sample(WORDS, random.randrange(4, 9))
        labels = random.choices(vocab, k=n)
        places = {order.index(labels[0]) for order in (vocab, sorted(vocab), sorted(set(labels)))}
    rows = []
    for i, label in enumerate(labels, first):
        size = (random.randrange(30, 140), random.randrange(30, 140))
        if i == first:
            size = tuple(random.sample([random.randrange(33, 48), random.randrange(75, 140)], 2))
        shades = [
            random.randrange(5, 250) if mode == "L" else tuple(random.sample(range(0, 256, 15), 3))
            for _ in "four"
        ]
        picture = (mode, size, shades, []) if in_quarters else flat(mode, size, shades[0])
        name = f"{random.choice([word for word in vocab if word != label])}_{i}.JPEG"
        rows.append((random.choice(["train", "val"]), label, name, picture))
    return vocab, rows


@required
def test_drawn_images(student):
    "images of any colour and shape, and any labels"
    vocab, rows = drawn(student.random, 4)
    vocab.sort()
    found = observe(
        student, items, rows, vocab, (), {}, tried="ds = ImageDataset(files, vocab)\nx, y = ds[0]"
    )
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, vocab, 64)


def test_drawn_sizes(student):
    "images of any size"
    vocab, rows = drawn(student.random, 2)
    size = student.random.randrange(70, 130)
    found = observe(
        student, items, rows, vocab, (size,), {}, tried=f"x, y = ImageDataset(files, vocab, {size})[0]"
    )
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, vocab, size, label=False)


def test_drawn_grays(student):
    "grayscale images of any shade"
    vocab, rows = drawn(student.random, 3, "L")
    found = observe(
        student,
        items,
        rows,
        vocab,
        (),
        {},
        tried="x, y = ImageDataset(files, vocab)[0]   # a grayscale image",
    )
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, vocab, 64, label=False)


def test_pixels_in_place(student):
    "every part of the image stays where it is"
    vocab, rows = drawn(student.random, 3, in_quarters=True)
    tried = "x, y = ImageDataset(files, vocab)[0]   # each quarter of the image has a colour of its own"
    found = observe(student, items, rows, vocab, (), {}, tried=tried)
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, vocab, 64, label=False)


def two_at_once(names, first, second):
    from fastcore.foundation import L

    def both(files):
        one = names.ImageDataset(files[: len(first[0])], L(first[1]), size=24)
        two = names.ImageDataset(files[len(first[0]) :], L(second[1]), size=32)
        return [len(one), len(two), plain(one[0]), plain(two[0])]

    return with_files(first[0] + second[0], both)


def test_two_datasets(student):
    "a training and a validation set keep their own files, vocab and size"
    # Both lie in one folder: were two files of one name, the second would be written over the first.
    first, second = drawn(student.random, 2), drawn(student.random, 3, first=2)
    tried = "train = ImageDataset(some_files, some_vocab, size=24)\nvalid = ImageDataset(other_files, other_vocab, size=32)\ntrain[0]"
    n_one, n_two, one, two = student.observe(two_at_once, first[::-1], second[::-1], tried=tried)
    why = (
        "What belongs to one dataset is kept on self; names of the class or of the module are shared by all."
    )
    expect_equal([n_one, n_two], [2, 3], why=why)
    judge_item(one, first[1][0], first[1], first[0], 24)
    judge_item(two, second[1][0], second[1], second[0], 32)


def test_loop(student):
    "a loop over the dataset sees every pair once, in the files' order"
    n = student.random.randrange(5, 9)
    vocab, rows = drawn(student.random, n)
    found = observe(
        student,
        loop,
        rows,
        vocab,
        [0, 1, 50],
        tried=f"pairs = list(ImageDataset(files, vocab))   # {n} files",
    )
    expect_equal(found["beyond"], ["IndexError"] * 3, why="An index past the end raises IndexError.")
    expect_equal(len(found["seen"]), n, why=f"A loop over {n} files sees {n} pairs.")
    for item, row in zip(found["seen"], rows, strict=True):
        judge_item(item, row, rows, vocab, 8)
