"""First failures, grouped so that the same mistake counts once, whatever numbers and names stand in its message."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from autograder.class_report.data import First

_QUOTED = r"(?<!\w)'[^'\n]*'(?!\w)|\"[^\"\n]*\"|`[^`\n]*`"
_NUMBER = r"(?<![\w.])[-+]?(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:e[-+]?\d+)?)(?!\w)"
_VARIES = re.compile(rf"(?:{_QUOTED}|{_NUMBER})(?:,\s*(?:{_QUOTED}|{_NUMBER}))*")
"""Quoted text and numbers, or several with commas between."""

_RAISED = re.compile(r"(?:\w+\.)*[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration)(?::|$)")

Key = tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """What several students did wrong in the same way.

    `raised` is the exception, where there was one; `example` is what one of them read, the commonest of its kind.
    """

    name: str
    raised: str
    students: int
    example: First


def mistakes_of(firsts: list[First]) -> list[Mistake]:
    """The mistakes behind the first failures of one exercise, the commonest first."""
    groups: dict[Key, list[First]] = {}
    for first in firsts:
        groups.setdefault(_key(first), []).append(first)
    found = [
        Mistake(
            _name(group),
            _common([raised(first) for first in group]) if not group[0].mistake else "",
            len(group),
            _example(group),
        )
        for group in groups.values()
    ]
    return sorted(found, key=lambda mistake: (-mistake.students, mistake.name, mistake.raised))


def raised(first: First) -> str:
    """The exception's line, where the check saw one in the place of an answer."""
    line = first.got.partition("\n")[0]
    return line if _RAISED.match(line) else ""


def _key(first: First) -> Key:
    if first.mistake:
        return "named", first.mistake
    if first.why:
        return "why", *_fixed(first.why), "raised", *_fixed(raised(first))
    return "check", first.says


def _name(group: list[First]) -> str:
    first = group[0]
    return (
        first.mistake or _common([one.why for one in group]) or first.says or "The checks say nothing more."
    )


def _fixed(text: str) -> list[str]:
    return _VARIES.split(text)


def _common(texts: list[str]) -> str:
    """What these texts, which differ in quoted text and numbers at most, have in common; the rest is left out."""
    fixed = _fixed(texts[0])
    values = [set(column) for column in zip(*(_VARIES.findall(text) for text in texts), strict=True)]
    filled = [column.pop() if len(column) == 1 else "…" for column in values] + [""]
    return "".join(part + value for part, value in zip(fixed, filled, strict=True))


def _example(group: list[First]) -> First:
    """What was read most often; of those, the shortest."""
    counts = Counter(group)
    return min(
        counts, key=lambda one: (-counts[one], len(one.tried + one.expected + one.got), one.got, one.why)
    )
