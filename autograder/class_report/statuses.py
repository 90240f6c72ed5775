"""How each result of an exercise is drawn and called: a sign, a word, and a colour that only repeats them."""

from __future__ import annotations

from typing import NamedTuple


class Status(NamedTuple):
    """`tone` is the class of its colours in page.css."""

    sign: str
    word: str
    tone: str


STATUSES = {
    "passed": Status("✓", "passed", "good"),
    "partly": Status("◐", "passed in part", "part"),
    "failed": Status("✗", "failed", "bad"),
    "error": Status("!", "the cell raises an error", "bad"),
    "timeout": Status("∞", "took too long", "bad"),
    "crashed": Status("†", "ended its process", "bad"),
    "refused": Status("⊘", "refused", "none"),
    "not_attempted": Status("·", "not attempted", "none"),
    "missing": Status("–", "not there", "none"),
    "unknown": Status("?", "not known", "none"),
}


def status(name: str) -> Status:
    """The status of this name; one that a later autograder may bring is called by its name."""
    return STATUSES.get(name) or Status("?", name.replace("_", " "), "none")
