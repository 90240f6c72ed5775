"""Plain data that may leave the student's process, and what the grader makes of it.

`pack` runs beside the student's code and turns a value into the tagged structs below; `unpack` runs in the
grader and turns them back. Only the exact types listed here are looked into. Everything else travels as an
`Opaque`: the name of its type and the start of its repr, which is enough to tell a student what came back.
Nothing is ever unpickled, and what `unpack` reads was first checked by msgspec against `Value`.
"""

from __future__ import annotations

import importlib
import math
import pathlib
import sys
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import msgspec
import numpy as np

if TYPE_CHECKING:
    import torch

DEEPEST = 32  # levels of nesting that are looked into
MOST_ITEMS = 200_000  # items in all of one observation
MOST_KEYS = 10_000  # items of one set or dict: more, if all have the same hash, take minutes
LONGEST_TEXT = 1_000_000  # characters of one string
LARGEST_ARRAY = 8 * 2**20  # bytes of one tensor
REPR_LENGTH = 300
TOO_LONG = "a number of more than 4,000 digits"
LONGEST_NUMBER = 10**4_000  # Python refuses to print much longer ones, so a check could not show them
TOO_MANY = f"more than {MOST_ITEMS:,} items in all"

DType = Literal[
    "float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"
]
SIZES = {
    name: 8 if "64" in name else 4 if "32" in name else 2 if "16" in name else 1 for name in get_args(DType)
}
"""Bytes of one element."""


class _Tagged(msgspec.Struct, tag_field="tag", array_like=True, forbid_unknown_fields=True, gc=False):
    pass


_Items = msgspec.Meta(max_length=MOST_ITEMS)


class Sequence(_Tagged, tag="seq"):
    kind: Literal["list", "tuple", "set", "frozenset", "L", "Size"]
    items: Annotated[list[Value], _Items]


class Mapping(_Tagged, tag="map"):
    items: Annotated[list[tuple[Value, Value]], _Items]


class Array(_Tagged, tag="array"):
    kind: Literal["Tensor", "ndarray", "scalar"]
    dtype: DType
    shape: list[int]
    data: bytes


class BigInt(_Tagged, tag="int"):
    digits: str  # in hexadecimal


class PathText(_Tagged, tag="path"):
    text: str


class Opaque(_Tagged, tag="opaque"):
    """A value that is not plain data: its type's name and the start of its repr.

    Or plain data that is `too_large` to travel, which says how large: "a list of 300,000 items".
    """

    type: str
    text: str
    too_large: str = ""

    def __repr__(self) -> str:
        return self.text or f"<{self.type}>"


Value = None | bool | int | float | str | Sequence | Mapping | Array | BigInt | PathText | Opaque

# These travel as they are, and most of what comes back is made of them.
PLAIN = frozenset({type(None), bool, int, float, str})
SEQUENCES: dict[type, str] = {list: "list", tuple: "tuple", set: "set", frozenset: "frozenset"}
# Types of libraries that are looked into, where those are loaded.
LIBRARIES = {"L": ("fastcore.foundation", "L"), "Size": ("torch", "Size"), "Tensor": ("torch", "Tensor")}


class _Nothing:
    """What nothing is of."""


def loaded(name: str) -> type:
    """A type of a library, "L", "Size" or "Tensor"; where the library is not imported, a type that nothing is of."""
    module, attribute = LIBRARIES[name]
    return getattr(sys.modules.get(module), attribute, _Nothing)


@cache
def dtype_names() -> dict[torch.dtype, str]:
    """The names of torch's dtypes that may travel."""
    import torch

    return {getattr(torch, name): name for name in SIZES}


class Malformed(ValueError):
    """What came out of the student's process is not a value of this schema."""


class TooLarge(Malformed):
    """What came back is plain data, but more of it than may travel. The message says how much."""


def pack(value: Any) -> Value:
    """`value` as tagged plain data; whatever is not plain data becomes an `Opaque`. Never raises."""
    return _pack(value, DEEPEST, [MOST_ITEMS])


def _pack(value: Any, depth: int, left: list[int]) -> Value:
    kind = type(value)
    left[0] -= 1
    if value is None or kind is bool or kind is float:
        return value
    if kind is str:
        return value if len(value) <= LONGEST_TEXT else _opaque(value, _counted(value, "characters"))
    if kind is int:
        if -LONGEST_NUMBER < value < LONGEST_NUMBER:
            return value if -(2**63) <= value < 2**63 else BigInt(hex(value))
        return Opaque("int", TOO_LONG)
    if depth == 0 or left[0] < 0:
        return _opaque(value, TOO_MANY if left[0] < 0 else "")
    name = SEQUENCES.get(kind) or next((n for n in ("L", "Size") if kind is loaded(n)), "")
    if name:
        if len(value) > (MOST_KEYS if kind in (set, frozenset) else left[0]):
            return _opaque(value, _counted(value, "items"))
        return Sequence(name, [_pack(o, depth - 1, left) for o in value])  # type: ignore[arg-type]
    if kind is dict:
        if len(value) > min(left[0], MOST_KEYS):
            return _opaque(value, _counted(value, "items"))
        pairs = [(_pack(k, depth - 1, left), _pack(v, depth - 1, left)) for k, v in value.items()]
        return Mapping(pairs)
    if issubclass(kind, pathlib.PurePath):
        return _attempt(value, lambda: PathText(str(value)))
    if issubclass(kind, loaded("Tensor")):
        return _attempt(value, lambda: _tensor(value))
    if issubclass(kind, np.ndarray | np.generic):
        return _attempt(value, lambda: _ndarray(value))
    return _opaque(value)


def _attempt(value: Any, make: Any) -> Value:
    try:
        return make()
    except Exception:
        return _opaque(value)


def _tensor(value: torch.Tensor) -> Array | Opaque:
    import torch

    if value.dtype not in dtype_names():
        return _opaque(value)
    if value.nbytes > LARGEST_ARRAY:
        return _opaque(value, f"a tensor of {value.nbytes >> 20:,} MiB")
    # A copy of our own making: views may have strides that no view of bytes can be taken of.
    flat = torch.empty(value.numel(), dtype=value.dtype)
    flat.copy_(value.detach().as_subclass(torch.Tensor).reshape(-1))
    # bfloat16 has no NumPy twin, so the bytes are read through a view that has one.
    data = flat.view(torch.uint8).numpy().tobytes()
    return Array("Tensor", dtype_names()[flat.dtype], list(value.shape), data)  # type: ignore[arg-type]


def _ndarray(value: np.ndarray | np.generic) -> Array | Opaque:
    kind = "ndarray" if isinstance(value, np.ndarray) else "scalar"
    array = np.asarray(value)
    if array.dtype.name not in SIZES:
        return _opaque(value)
    if array.nbytes > LARGEST_ARRAY:
        return _opaque(value, f"an array of {array.nbytes >> 20:,} MiB")
    return Array(kind, array.dtype.name, list(array.shape), np.ascontiguousarray(array).tobytes())  # type: ignore[arg-type]


def _counted(value: Any, unit: str) -> str:
    # A small one is left out only because of all that came before it.
    return f"a {type(value).__name__} of {len(value):,} {unit}" if len(value) >= MOST_KEYS else TOO_MANY


def _opaque(value: Any, too_large: str = "") -> Opaque:
    try:
        text = str(repr(value))[:REPR_LENGTH]
    except BaseException:  # a student's __repr__ may do anything
        text = ""
    return Opaque(type(value).__name__[:REPR_LENGTH], text, too_large)


def unpack(value: Value) -> Any:
    """The grader's own copy of an observed value.

    Lists, tuples, sets, `L`s, dicts, paths, tensors (on the CPU, detached) and arrays come back as such;
    anything else as `Opaque`. Raises `Malformed` where the data contradicts itself, or is more than `pack` lets out, and
    `TooLarge` where `pack` had to leave something out.
    """
    # `pack` may run over by as much as the list holds in which it loses count.
    return _unpack(value, DEEPEST + 1, [2 * MOST_ITEMS])


def _unpack(value: Value, depth: int, left: list[int]) -> Any:
    left[0] -= 1
    if depth == 0 or left[0] < 0:
        raise Malformed("more than an observation may hold")
    if type(value) in PLAIN:
        return value
    if isinstance(value, Sequence):
        items = [_unpack(o, depth - 1, left) for o in value.items]
        if value.kind in ("set", "frozenset"):
            return _hashable(frozenset if value.kind == "frozenset" else set, items)
        if value.kind == "Size":
            return _library("Size")(items) if all(type(o) is int for o in items) else tuple(items)
        return (list if value.kind == "list" else tuple if value.kind == "tuple" else _library("L"))(items)
    if isinstance(value, Mapping):
        pairs = [(_unpack(k, depth - 1, left), _unpack(v, depth - 1, left)) for k, v in value.items]
        return _hashable(dict, pairs)
    if isinstance(value, Array):
        return _array(value)
    if isinstance(value, BigInt):
        try:
            number = int(value.digits[:5_000], 16)
        except ValueError:
            raise Malformed("an integer that is not one") from None
        return number if -LONGEST_NUMBER < number < LONGEST_NUMBER else Opaque("int", TOO_LONG)
    if isinstance(value, PathText):
        return pathlib.PurePath(value.text)
    if isinstance(value, Opaque) and value.too_large:
        raise TooLarge(value.too_large[:REPR_LENGTH])
    return value


def _library(name: str) -> Any:
    """A type of a library, which is imported for it. Raises `Malformed` where it is not installed."""
    module, attribute = LIBRARIES[name]
    try:
        return getattr(importlib.import_module(module), attribute)
    except ImportError:
        raise Malformed(f"a value of {module}, which is not installed here") from None


def tensor_of(dtype: DType, shape: list[int], data: bytes) -> torch.Tensor:
    """A tensor of this shape, with memory of its own, from the bytes of its values."""
    import torch

    if not data:
        return torch.empty(shape, dtype=getattr(torch, dtype))
    return torch.frombuffer(bytearray(data), dtype=getattr(torch, dtype)).reshape(shape)


def _hashable(make: Any, items: list) -> Any:
    if len(items) > MOST_KEYS:
        raise Malformed("a set or dict of more than can be looked up")
    try:
        return make(items)
    except TypeError:
        raise Malformed("a set or dict with keys that cannot be keys") from None


def _array(value: Array) -> Any:
    if any(n < 0 for n in value.shape) or len(value.shape) > 16:
        raise Malformed("an array of impossible shape")
    if math.prod(value.shape) * SIZES[value.dtype] != len(value.data):
        raise Malformed("an array whose bytes do not fill its shape")
    if value.kind == "Tensor":
        _library("Tensor")
        return tensor_of(value.dtype, value.shape, value.data)
    if value.dtype == "bfloat16":
        raise Malformed("an ndarray of a dtype that NumPy does not have")
    array = np.frombuffer(value.data, dtype=value.dtype).reshape(value.shape).copy()
    return array[()] if value.kind == "scalar" and not value.shape else array
