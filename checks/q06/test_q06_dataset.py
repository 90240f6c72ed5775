"""Checks of q06: the class ImageDataset(files, vocab, size=64)."""

from autograder.checking import Student, expect, expect_equal, required
from checks.q06.probes import MEANINGS, judge_item, judge_items, lengths, loop, two_at_once, two_sizes  # noqa: F401
from checks.shared.images import flat, scene, sides

HINTS = [
    "`__init__` only keeps what it is given. `__len__` is one line. All the work on an image is in `__getitem__`: take "
    "`self.files[i]`, open it, and turn it into numbers.",
    "PIL's `convert('RGB')` makes three channels of any image, and `resize((size, size))` makes it square. `np.array(im)` "
    "is then an array (size, size, 3) of bytes. The label is `fn.parent.name`.",
    "`x = torch.tensor(np.array(im)).float() / 255` is float32 from 0 to 1, and `y = torch.tensor(n)` an int64 of shape (), "
    "with `n` from `vocab.index(fn.parent.name)`, say. Indexing `self.files` past its end raises `IndexError` for you.",
]
PASSED = "The chapter trains on two datasets of this class, one for the training files and one for the validation files."

WNIDS = ["n01440764", "n02979186", "n03888257"]  # real labels, of which there are more


@required
def test_pairs(student: Student) -> None:
    "ds[i] is a pair: the image as a float32 tensor (64, 64, 3) from 0 to 1, and its label's number as an int64 tensor"
    rows = [
        ("train", WNIDS[n], f"{WNIDS[n]}_{i}.JPEG", scene(student.random)) for i, n in enumerate([2, 0, 1])
    ]
    judge_items(student, rows, WNIDS)


def test_grayscale(student: Student) -> None:
    "a grayscale image has three channels too"
    rows = [("val", "cat", f"{i}.JPEG", scene(student.random, mode)) for i, mode in enumerate(("RGB", "L"))]
    judge_items(student, rows, ["cat"])


def test_white_and_black(student: Student) -> None:
    "white is 1 and black is 0"
    size = sides(student.random)
    pictures = [flat("RGB", size, (255, 255, 255)), flat("L", size, 255), flat("RGB", size, (0, 0, 0))]
    rows = [("train", "cat", f"white_{i}.JPEG", picture) for i, picture in enumerate(pictures)]
    judge_items(student, rows, ["cat"], label=False)


def test_any_size(student: Student) -> None:
    "size says how large the images are made"
    size = student.random.randrange(66, 100)
    judge_items(
        student,
        [("train", "cat", "tom.JPEG", scene(student.random, size=size))],
        ["cat"],
        size,
        given=f", size={size}",
    )


def test_labels_follow_vocab(student: Student) -> None:
    "a label's number is its place in the vocab that was given, in any order"
    vocab = ["rabbit", "cat", "newt", "dog"]
    rows = [
        (
            "train",
            label,
            f"{student.random.choice(['cat', 'ILSVRC2012_val'])}_{i}.JPEG",
            scene(student.random),
        )
        for i, label in enumerate(("dog", "newt", "rabbit"))
    ]
    judge_items(student, rows, vocab)


def test_length(student: Student) -> None:
    "len(ds) is the number of files"
    n = student.random.randrange(3, 6)
    rows = [("train", "cat", f"{i}.JPEG", flat("L", (8, 8), 99)) for i in range(n)]
    tried = f"[len(ImageDataset(files[:n], vocab)) for n in range(1, {n + 1})]"
    expect_equal(
        student.observe(lengths, rows, ["cat"], tried=tried),
        list(range(1, n + 1)),
        why="Each file is one item.",
        mistakes=[([1] * n, "This is the length of the vocab. The items are the files.")],
    )


def test_ends(student: Student) -> None:
    "an index past the end raises IndexError, and so a loop over the dataset ends"
    n = student.random.randrange(2, 5)
    rows = [("train", "cat", f"{i}.JPEG", flat("RGB", (24, 12), (200, 90, 30 + 9 * i))) for i in range(n)]
    found = student.observe(
        loop, rows, ["cat"], [0, 3], tried=f"ds = ImageDataset(files, vocab)   # {n} files\nds[{n}]"
    )
    for outcome in found["beyond"]:
        expect(
            outcome == "IndexError",
            "There is no such item, and a loop ends only at an `IndexError`. Indexing `files` past its end raises one.",
            expected="IndexError",
            got=outcome,
        )
    n_seen = len(found["seen"])
    why = f"A loop over {n} files should see {n} pairs."
    expect_equal(n_seen if n_seen <= n else "more", n, tried="for x, y in ds: ...", why=why)
    for item, row in zip(found["seen"], rows, strict=True):
        judge_item(item, row, rows, ["cat"], 8)


def test_two_datasets(student: Student) -> None:
    "two datasets at once keep their own files, vocab and size"
    first = (["cat", "dog"], [("train", "dog", "0.JPEG", flat("RGB", (40, 30), (200, 90, 30)))])
    second = (
        ["dog", "newt", "cat"],
        [("val", "cat", f"{i}.JPEG", flat("RGB", (30, 40), (30, 90, 200))) for i in range(2)],
    )
    tried = "train = ImageDataset(some_files, some_vocab, size=24)\nvalid = ImageDataset(other_files, other_vocab, size=32)\ntrain[0]"
    n_one, n_two, one, two = student.observe(two_at_once, first, second, tried=tried)
    why = "What belongs to one dataset must be kept on self. Names of the class or of the module are shared by all."
    expect_equal([n_one, n_two], [1, 2], why=why)
    for item, (vocab, rows), size in ((one, first, 24), (two, second, 32)):
        judge_item(item, rows[0], rows, vocab, size)
    vocab, rows = first
    tried = "small = ImageDataset(files, vocab, size=16)\nlarge = ImageDataset(files, vocab, size=40)\nsmall[0], large[0]"
    found = student.observe(two_sizes, rows, vocab, [16, 40], tried=tried)
    small, large = (item[0] if isinstance(item, tuple) and item else item for item in found)
    expect(
        getattr(small, "shape", None) != getattr(large, "shape", 0),
        "Two datasets of the same files, with sizes of their own, give images of one size. Keep on self what belongs to one "
        "dataset, images that are kept for later too.",
        expected="images of 16 by 16 and of 40 by 40 pixels",
        got="two images of one size",
    )
    for item, size in zip(found, (16, 40), strict=True):
        judge_item(item, rows[0], rows, vocab, size)
