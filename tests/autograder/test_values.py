"""What may leave the student's process, and how the grader takes it."""

import math
import subprocess
import sys
from pathlib import PurePath

import msgspec
import numpy as np
import pytest
import torch
from fastcore.foundation import L

from autograder.inside import values
from autograder.inside.values import (
    Array,
    BigInt,
    Malformed,
    Mapping,
    Opaque,
    PathText,
    Sequence,
    pack,
    unpack,
)


def travel(value):
    """A value as the grader sees it: packed, sent as bytes, checked against the schema, unpacked."""
    return unpack(msgspec.msgpack.decode(msgspec.msgpack.encode(pack(value)), type=values.Value))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -5,
        2**70,
        -(2**70),
        1.5,
        math.inf,
        "text",
        [1, [2.0, "x"]],
        (1, (2,)),
        {"a": [1], (1, 2): None},
        {1, 2},
        frozenset({3}),
        L(1, 2, 3),
        torch.Size([2, 3]),
        np.float32(1.5),
        PurePath("train/n01440764/x.JPEG"),
    ],
)
def test_plain_data_arrives_as_it_was(value):
    got = travel(value)
    assert type(got) is type(value)
    assert got == value


@pytest.mark.parametrize("dtype", values.dtype_names(), ids=values.dtype_names().values())
def test_tensors_keep_dtype_and_shape(dtype):
    tensor = torch.arange(6).reshape(2, 3).to(dtype)
    got = travel(tensor)
    assert got.dtype == dtype
    assert torch.equal(got, tensor)
    assert travel(torch.empty(0, 3, dtype=dtype)).shape == (0, 3)


@pytest.mark.parametrize(
    "tensor",
    [
        torch.zeros(1, 3)[..., -1],
        torch.arange(12).reshape(3, 4).t()[1:, ::2],
        torch.zeros(3).expand(2, 3),
        torch.tensor(1.5),
        torch.nn.Parameter(torch.ones(2)),
    ],
    ids=["one of a row", "transposed", "expanded", "scalar", "with a gradient"],
)
def test_views_arrive_as_what_they_show(tensor):
    assert torch.equal(travel(tensor), tensor.detach())


def test_arrays_keep_dtype_and_shape():
    array = np.arange(6.0).reshape(3, 2)[::-1]
    got = travel(array)
    assert got.dtype == array.dtype
    assert np.array_equal(got, array)


class EqualToEverything:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class HostileRepr:
    def __repr__(self):
        raise SystemExit("no")


class HostileInt(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


@pytest.mark.parametrize(
    "value", [EqualToEverything(), HostileRepr(), HostileInt(3), (i for i in "x"), len, object]
)
def test_anything_else_is_opaque_and_equal_to_nothing(value):
    got = travel(value)
    assert type(got) is Opaque
    assert got.type == type(value).__name__
    assert got != 3 and got != []
    assert travel([value])[0] == got


def test_an_endless_value_is_cut():
    ring = []
    ring.append(ring)
    assert "Opaque" in repr(pack(ring)) or isinstance(travel(ring), list)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (list(range(values.MOST_ITEMS + 10)), "a list of 200,010 items"),
        ([[0] * 199_000, [0] * 3000], "more than 200,000 items in all"),
        ({"rates": [0.5] * 300_000}, "a list of 300,000 items"),
        (set(range(values.MOST_KEYS + 1)), "a set of 10,001 items"),
        ("x" * (values.LONGEST_TEXT + 1), "a str of 1,000,001 characters"),
        (np.zeros(2 * values.LARGEST_ARRAY, dtype="uint8"), "an array of 16 MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 100 else "",
)
def test_what_is_too_large_is_told_by_its_size(value, says):
    with pytest.raises(values.TooLarge, match=f"^{says}$"):
        travel(value)


@pytest.mark.parametrize(
    "forged",
    [
        Array("Tensor", "float32", [2, 2], b"123"),
        Array("Tensor", "float32", [-1, -1], b"1234"),
        Array("Tensor", "float32", [2**40, 2**40], b""),
        Array("ndarray", "bfloat16", [1], b"12"),
        Mapping([(Sequence("list", []), 1)]),
        Sequence("set", [Sequence("list", [])]),
        BigInt("twelve"),
    ],
)
def test_contradictions_are_malformed(forged):
    with pytest.raises(Malformed):
        unpack(forged)


def test_a_path_is_only_a_name():
    assert unpack(PathText("/etc/passwd")) == PurePath("/etc/passwd")
    assert not hasattr(unpack(PathText("/etc/passwd")), "read_text")


def test_where_no_library_is_imported_nothing_is_of_its_types():
    # In a process of its own: in this one they are imported.
    looks = (
        "import sys\nfrom autograder.inside.values import Opaque, loaded\n"
        "assert not {'torch', 'fastcore'} & set(sys.modules)\n"
        "print([isinstance(Opaque('list', '[0]'), loaded(name)) for name in ('L', 'Size', 'Tensor')])"
    )
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True)
    assert done.stdout.strip() == "[False, False, False]", done.stderr
