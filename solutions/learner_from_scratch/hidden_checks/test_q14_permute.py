"""Hidden checks of q14: other sizes and types, and batches that do not lie in memory in one piece."""

import torch

from autograder.checking import required
from checks.q14.probes import MEANINGS, judge, judge_shared  # noqa: F401


def drawn(student):
    return tuple(student.random.sample(range(2, 9), 4))


@required
def test_drawn_sizes(student):
    "batches of any size"
    for name in ("to_nchw", "to_nhwc"):
        judge(student, name, drawn(student))


def test_equal_sizes(student):
    "square images, and as many channels as rows, are not mixed up"
    side = student.random.randrange(3, 6)
    for name in ("to_nchw", "to_nhwc"):
        judge(student, name, (2, side, side, side))
        judge(student, name, (side, side, side, side))


def test_small_sizes(student):
    "a single image, a single channel, no image at all"
    side = student.random.randrange(3, 6)
    judge(student, "to_nchw", (1, side, side + 1, 1))
    judge(student, "to_nhwc", (1, 1, side, side + 1))
    judge(student, "to_nchw", (0, side, side, 3))


def test_any_type(student):
    "the numbers may be of any type"
    for dtype in (torch.uint8, torch.float64, torch.int64, torch.bool):
        judge(student, "to_nchw", (2, 4, 5, 3), dtype)
        judge(student, "to_nhwc", (2, 3, 4, 5), dtype)


def test_views_of_views(student):
    "a batch that does not lie in memory in one piece is no trouble, and is not copied"
    for name in ("to_nchw", "to_nhwc"):
        judge(student, name, drawn(student), strided=True)
        judge_shared(student, name, drawn(student), strided=True)


def test_shared_at_any_size(student):
    "no batch is copied, whatever its size"
    for name in ("to_nchw", "to_nhwc"):
        judge_shared(student, name, drawn(student))
