"""Shared by the checks of q09: masks of five types, and what to say of what invert makes of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from fastcore.foundation import L

from autograder.checking import Opaque, StudentRaised, expect_equal, fail, kind_of, short

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
    try:
        got = student.observe(inverted, kind, values, index or [], columns or [], tried=tried)
    except StudentRaised as raised:
        says = raised.error.says
        if "unary ~" in says and "list" in says:
            raised.meaning = "A list does not know ~. Its elements have to be inverted one by one."
        elif "ambiguous" in says:
            raised.meaning = "`not` (or an `if`) asks for one truth value of something that holds many."
        else:
            raised.meaning = f"It fails on a mask of this type ({kind}) and shape."
        raise
    seen = {"index": index, "columns": columns} if kind == "DataFrame" else {}
    right = opposite(values)
    expected = f"{short(right)} as {'an' if kind in ('L', 'ndarray') else 'a'} {kind}"
    if kind_found(got) != kind:
        fail(_about_kind(got, kind), expected=expected, got=f"{_show(got)} ({kind_found(got)})")
    for what, labels in seen.items():
        why = {
            "index": "The row labels are not those of the mask. A frame that is made anew is given its index.",
            "columns": "The columns' names are not those of the mask.",
        }[what]
        expect_equal(got[what], labels, why=why)
    found = plain(got)
    if isinstance(got, torch.Tensor | np.ndarray) and str(got.dtype).removeprefix("torch.") != "bool":
        fail("The elements are no bools any more.", expected=expected, got=_show(got))
    if found != right or not all(type(v) is bool for v in flat(found)):
        fail(_about_values(found, values, right), expected=expected, got=_show(got))


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
        return "`not` gives one bool for the whole mask. Each of its elements has its own opposite."
    if got is None:
        return "Nothing is returned. Does every type reach a return?"
    if kind == "DataFrame" and isinstance(got, list | L) and len(got) and not isinstance(got[0], list):
        return "A loop over a frame goes over its columns' names. The opposite of a frame is a frame."
    if kind == "DataFrame":
        return f"A frame is to give a frame, with its index and columns, and not a {kind_found(got)}."
    if isinstance(got, Opaque) and got.type in ("generator", "map"):
        return "This is not computed yet: it is a generator."
    return f"A mask that is of type {kind} is to give one of type {kind}."


def _about_values(found: list, values: list, right: list) -> str:
    elements = flat(found)
    if any(type(v) is int and v in (-1, -2) for v in elements):
        return "~True is -2 and ~False is -1: Python's own bools are ints to ~. Their opposite is `not`."
    if found == values:
        return "This is the mask as it was. Nothing has been inverted."
    if found == right:
        return "These count as the right values but are no bools."
    if len(found) != len(right):
        return "Each element of the mask has its opposite in the result."
    return "Each True becomes False, and each False True, in their places."


def drawn(random: Any, *shape: int) -> list:
    """Nested lists of bools, with a True and a False among those of the last dimension if there is room."""
    n, *rest = shape
    if rest:
        return [drawn(random, *rest) for _ in range(n)]
    values = [True, False] + [random.random() < 0.5 for _ in range(n - 2)]
    return random.sample(values[:n], n)
