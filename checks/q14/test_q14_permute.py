"""Checks of q14: to_nchw(xb) and to_nhwc(xb)."""

import torch

from autograder.checking import expect_close, required
from checks.q14.probes import MEANINGS, judge, judge_shared, numbers, there_and_back  # noqa: F401

HINTS = [
    "Number the dimensions of what you have: in (n, h, w, c), n is 0, h is 1, w is 2 and c is 3. Which numbers, in which order, "
    "make (n, c, h, w)?",
    "permute takes the old numbers in their new order, for every dimension of the result. view and reshape do something else: "
    "they keep the numbers in their order.",
    "`xb.permute(0, 3, 1, 2)` puts the last dimension second. For the way back, ask the same question of (n, c, h, w).",
]
PASSED = "The chapter's images come from PIL with their channels last, and `tfm_x` permutes each batch like this for conv2d."


def sizes_for(student, channels_last):
    n, h = student.random.randrange(2, 4), student.random.randrange(4, 6)
    return (n, h, h + 2, 3) if channels_last else (n, 3, h, h + 2)


@required
def test_channels_first(student):
    "to_nchw puts the channels before height and width, and every pixel stays in its place"
    judge(student, "to_nchw", sizes_for(student, True))
    judge(student, "to_nchw", sizes_for(student, True), torch.uint8)


@required
def test_channels_last(student):
    "to_nhwc puts them last again"
    judge(student, "to_nhwc", sizes_for(student, False))


def test_there_and_back(student):
    "to_nhwc undoes to_nchw"
    sizes = sizes_for(student, True)
    xb = numbers(sizes, torch.float32)
    got = student.observe(there_and_back, xb, tried="to_nhwc(to_nchw(xb))")
    expect_close(got, xb, why="What comes back is not what was sent.")


def test_shares_memory(student):
    "nothing is copied: what is written to the batch shows in the result"
    judge_shared(student, "to_nchw", sizes_for(student, True))
    judge_shared(student, "to_nhwc", sizes_for(student, False))
