"""Checks of q06: the class ImageDataset(files, vocab, size=64)."""

from autograder.checking import expect_equal, fail, required
from checks.q06.probes import items, judge_item, lengths, loop, observe
from checks.shared.images import flat

HINTS = [
    "__init__ only keeps what it is given. __len__ is one line. All the work on an image is in __getitem__: take "
    "self.files[i], open it, and turn it into numbers.",
    "PIL's convert('RGB') makes three channels of any image, and resize((size, size)) makes it square. np.array(im) "
    "is then an array (size, size, 3) of bytes. The label is fn.parent.name.",
    "x = torch.tensor(np.array(im)).float() / 255 is float32 from 0 to 1, and y = torch.tensor(n) an int64 of shape (), "
    "with n from vocab.index(fn.parent.name), say. Indexing self.files past its end raises IndexError for you.",
]

WNIDS = ["n01440764", "n02979186", "n03888257"]  # real labels, of which there are more


def sides(random, size=64):
    """A picture's sides: one is short of `size`, the other beyond it."""
    return tuple(random.sample([size - random.randrange(5, size // 2), size + random.randrange(27, 56)], 2))


def image(random, mode="RGB", size=64):
    """A picture of one drawn colour that no mistake could be mistaken for, to be made `size` large."""
    if mode == "L":
        return flat("L", sides(random, size), random.randrange(60, 220))
    colour = (random.randrange(170, 250), random.randrange(70, 120), random.randrange(5, 40))
    return flat("RGB", sides(random, size), colour)


@required
def test_pairs(student):
    "ds[i] is a pair: the image as a float32 tensor (64, 64, 3) from 0 to 1, and its label's number as an int64 tensor"
    order = [1, 0, 2]
    rows = [("train", WNIDS[n], f"{WNIDS[n]}_{i}.JPEG", image(student.random)) for i, n in enumerate(order)]
    tried = "ds = ImageDataset(files, vocab)   # some RGB images\nx, y = ds[0]"
    found = observe(student, items, rows, WNIDS, (), {}, tried=tried)
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, WNIDS, 64)


def test_grayscale(student):
    "a grayscale image has three channels too"
    rows = [("val", "cat", f"{i}.JPEG", image(student.random, mode)) for i, mode in enumerate(("RGB", "L"))]
    tried = "ds = ImageDataset(files, vocab)   # files[1] is grayscale\nx, y = ds[1]"
    found = observe(student, items, rows, ["cat"], (), {}, tried=tried)
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, ["cat"], 64)


def test_white_and_black(student):
    "white is 1 and black is 0"
    size = sides(student.random)
    pictures = [flat("RGB", size, (255, 255, 255)), flat("L", size, 255), flat("RGB", size, (0, 0, 0))]
    rows = [("train", "cat", f"{i}.JPEG", picture) for i, picture in enumerate(pictures)]
    tried = "ds = ImageDataset(files, vocab)   # files[0] is white all over\nx, y = ds[0]"
    found = observe(student, items, rows, ["cat"], (), {}, tried=tried)
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, ["cat"], 64, label=False)


def test_any_size(student):
    "size says how large the images are made"
    size = student.random.randrange(20, 60)
    rows = [("train", "cat", "tom.JPEG", image(student.random, size=size))]
    tried = f"x, y = ImageDataset(files, vocab, size={size})[0]"
    found = observe(student, items, rows, ["cat"], (), {"size": size}, tried=tried)
    judge_item(found[0], rows[0], rows, ["cat"], size)


def test_labels_follow_vocab(student):
    "a label's number is its place in the vocab that was given, in any order"
    vocab = ["rabbit", "cat", "newt", "dog"]
    rows = [
        ("train", label, f"ILSVRC2012_val_{i}.JPEG", image(student.random))
        for i, label in enumerate(("dog", "newt", "rabbit"))
    ]
    tried = f"ds = ImageDataset(files, vocab=L({vocab}))   # files[0] is .../train/dog/ILSVRC2012_val_0.JPEG\nx, y = ds[0]"
    found = observe(student, items, rows, vocab, (), {}, tried=tried)
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, vocab, 64)


def test_length(student):
    "len(ds) is the number of files"
    n = student.random.randrange(3, 6)
    rows = [("train", "cat", f"{i}.JPEG", image(student.random)) for i in range(n)]
    tried = f"[len(ImageDataset(files[:n], vocab)) for n in range(1, {n + 1})]"
    expect_equal(
        observe(student, lengths, rows, ["cat"], tried=tried),
        list(range(1, n + 1)),
        why="Each file is one item.",
        mistakes=[([1] * n, "This is the length of the vocab. The items are the files.")],
    )


def test_ends(student):
    "an index past the end raises IndexError, and so a loop over the dataset ends"
    n = student.random.randrange(2, 5)
    rows = [("train", "cat", f"{i}.JPEG", image(student.random)) for i in range(n)]
    tried = f"ds = ImageDataset(files, vocab)   # {n} files\nds[{n}]"
    found = observe(student, loop, rows, ["cat"], [0, 3], tried=tried)
    for outcome in found["beyond"]:
        if outcome == "nothing":
            fail(
                "There is no such item, and yet something is returned. Python ends a loop at an IndexError.",
                expected="IndexError",
                got="no exception",
            )
        if outcome != "IndexError":
            why = "Python ends a loop at an IndexError, which indexing files past its end raises."
            fail(why, expected="IndexError", got=outcome)
    n_seen = len(found["seen"])
    expect_equal(
        n_seen if n_seen <= n else "more",
        n,
        tried="for x, y in ds: ...",
        why=f"A loop over {n} files sees {n} pairs.",
    )
    for item, row in zip(found["seen"], rows, strict=True):
        judge_item(item, row, rows, ["cat"], 8)
