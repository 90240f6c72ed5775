"""What is written into a cell: numbers with a point or a comma, and text that no spreadsheet program runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

FORMULA = "=+-@＝＋－＠"  # also in full width: some programs take these for the same
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
COMMA = re.compile(r"-?\d+,\d+")
POINT = re.compile(r"-?\d+\.\d+")


def safe(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet program might run it as a formula.

    Programs disagree about what they skip before the sign, so quotes, blanks and invisible characters do not count.
    """
    if text[:1] in ("\t", "\r", "\n"):
        return "'" + text
    seen = text.lstrip("\"'")
    while seen and (seen[0] in "\"'" or seen[0].isspace() or unicodedata.category(seen[0])[0] == "C"):
        seen = seen[1:]
    return "'" + text if seen[:1] and seen[0] in FORMULA else text


def number(value: float, places: int = 2, comma: bool = False) -> str:
    """A number without needless zeros, rounded half up: 17.5, or 17,5 with `comma`."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:f}".rstrip("0").rstrip(".") if places else f"{rounded:f}"
    text = "0" if text in ("-0", "") else text
    return text.replace(".", ",") if comma else text


def read_number(text: str) -> float | None:
    """The number in a cell, with a point or a comma; None where there is none."""
    text = text.strip()
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def decimal_comma(values: Iterable[str]) -> bool:
    """Whether these cells write numbers with a comma: one does, and none has a point."""
    found = [value.strip() for value in values]
    return any(map(COMMA.fullmatch, found)) and not any(map(POINT.fullmatch, found))
