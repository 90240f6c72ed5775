"""Shared by the checks of q09: masks of five types, and what to say of what invert makes of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from fastcore.foundation import L

from autograder.checking import Opaque, expect_equal, fail, kind_of, short

MEANINGS = {
    "bad operand type for unary ~: 'list'": "A list does not support ~. Invert its elements one by one, with `not`.",
    "bad operand type for unary ~": "~ does not work on this value. Ask with isinstance(mask, list) for the one type that needs more.",
    "ambiguous": "`not` (or an `if`) asks for one truth value of something that holds many.",
    "'bool' object is not iterable": "The loop takes each row for a list. ~mask inverts all dimensions at once.",
}

CODE = {
    "L": "L({})",
    "Tensor": "torch.tensor({})",
    "ndarray": "np.array({})",
    "list": "{}",
    "DataFrame": "pd.DataFrame({}, index={}, columns={})",
}


def inverted(names: Any, kind: str, values: list, index: list, columns: list) -> Any:
    """What invert returns for a mask of a type. A frame comes back as a dict of its parts."""
    import numpy as np
    import pandas as pd
    import torch
    from fastcore.foundation import L

    make = {"L": L, "Tensor": torch.tensor, "ndarray": np.array, "list": list}
    mask = pd.DataFrame(values, index=index, columns=columns) if kind == "DataFrame" else make[kind](values)
    result = names.invert(mask)
    if isinstance(result, pd.DataFrame):
        return {
            "frame": result.to_numpy().tolist(),
            "index": result.index.tolist(),
            "columns": result.columns.tolist(),
        }
    return result


def opposite(values: list) -> list:
    return [opposite(v) if isinstance(v, list) else not v for v in values]


def judge_invert(
    student: Any, kind: str, values: list, index: list | None = None, columns: list | None = None
) -> None:
    """Fail unless invert returns the opposite of a mask, as the type that it is."""
    tried = f"invert({CODE[kind].format(short(values), index, columns)})"
    got = student.observe(
        inverted,
        kind,
        values,
        index or [],
        columns or [],
        tried=tried,
        meanings={**MEANINGS, "Error": f"It fails on {_a(kind)}."},
    )
    seen = {"index": index, "columns": columns} if kind == "DataFrame" else {}
    right = opposite(values)
    expected = f"{short(right)} as {_a(kind)}"
    if kind_found(got) != kind:
        fail(_about_kind(got, kind), expected=expected, got=f"{_show(got)} ({kind_found(got)})")
    for what, labels in seen.items():
        why = {
            "index": "The row labels are lost. ~mask keeps them; a new frame needs index=mask.index.",
            "columns": "The columns' names are lost. ~mask keeps them; a new frame needs columns=mask.columns.",
        }[what]
        expect_equal(got[what], labels, why=why)
    found = plain(got)
    if isinstance(got, torch.Tensor | np.ndarray) and str(got.dtype).removeprefix("torch.") != "bool":
        fail("The elements are no longer bools.", expected=expected, got=_show(got))
    if found != right or not all(type(v) is bool for v in flat(found)):
        fail(_about_values(found, values, right), expected=expected, got=_show(got))


def _a(kind: str) -> str:
    """The type with its article, as a student would name it."""
    return {"ndarray": "an array", "DataFrame": "a frame", "L": "an L", "Tensor": "a tensor"}.get(
        kind, f"a {kind}"
    )


def kind_found(got: Any) -> str:
    if isinstance(got, dict) and set(got) == {"frame", "index", "columns"}:
        return "DataFrame"
    return kind_of(got)


def plain(got: Any) -> list:
    """The elements in nested lists, with NumPy's bools as Python's."""
    if isinstance(got, dict):
        return [plain(row) for row in got["frame"]]
    if isinstance(got, torch.Tensor | np.ndarray):
        return got.tolist()
    return [bool(o) if isinstance(o, np.bool_) else o for o in got]


def flat(values: Any) -> list:
    return [o for v in values for o in flat(v)] if isinstance(values, list) else [values]


def _show(got: Any) -> str:
    if isinstance(got, dict) and kind_found(got) == "DataFrame":
        return f"{short(got['frame'])}, index={short(got['index'])}, columns={short(got['columns'])}"
    return short(got)


def _about_kind(got: Any, kind: str) -> str:
    if isinstance(got, bool) or kind_of(got) == "bool":
        return "`not` gives one bool for the whole mask. Invert each of its elements."
    if got is None:
        return "It returns None. Does every type reach a return?"
    if kind == "DataFrame" and isinstance(got, list | L) and len(got) and not isinstance(got[0], list):
        return "A loop over a frame goes over its columns' names. ~mask inverts a frame as a whole."
    if kind == "DataFrame":
        return f"A frame should give a frame, with its index and columns. This is {_a(kind_found(got))}."
    if isinstance(got, Opaque) and got.type in ("generator", "map"):
        return (
            "This is a generator, which computes nothing until it is asked. list(...) or L(...) collects it."
        )
    return f"{_a(kind).capitalize() if kind != 'L' else 'An L'} should give {_a(kind)} again. This is {_a(kind_found(got))}."


def _about_values(found: list, values: list, right: list) -> str:
    elements = flat(found)
    if any(type(v) is int and v in (-1, -2) for v in elements):
        return "~True is -2 and ~False is -1: Python's own bools are ints to ~. Their opposite is `not`."
    if found == values:
        return "This is the mask as it was. Nothing has been inverted."
    if found == right:
        return "The values count as right, but they are not bools."
    if len(found) != len(right):
        return "The result should have one element for each of the mask's."
    return "Each True becomes False, and each False True, in their places."


def drawn(random: Any, *shape: int) -> list:
    """Nested lists of bools, with a True and a False among those of the last dimension if there is room."""
    n, *rest = shape
    if rest:
        return [drawn(random, *rest) for _ in range(n)]
    values = [True, False] + [random.random() < 0.5 for _ in range(n - 2)]
    return random.sample(values[:n], n)
