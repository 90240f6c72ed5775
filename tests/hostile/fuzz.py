"""Hostile notebooks, bytes and names, made up by hypothesis: nothing that reads, repairs or renders them may raise.

In CI each is tried a little (`test_fuzz.py`). At length: python -m tests.hostile.fuzz --minutes 10
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from hostile import HOSTILE_WORDS, READABLE
from notebooks import EXERCISES

from autograder.classroom import intake, reports
from autograder.classroom.markdown import harmless
from autograder.classroom.outputs import shown_outputs
from autograder.classroom.pages import html_of
from autograder.classroom.preprocessors import make_harmless

RELEASED = EXERCISES / "02_modules.ipynb"
CELLS = json.loads(RELEASED.read_text(encoding="utf-8"))["cells"]
PIECES = [
    *(
        "<script>x</script>",
        "<img src=/x>",
        "![",
        "](",
        "[a]: /x",
        "`",
        "```",
        "~~~",
        "$",
        "$$",
        "\\",
        "<",
        ">",
        "&#60;",
    ),
    *(
        "\n",
        "\n\n",
        "    ",
        "\t",
        "- ",
        "> ",
        "1. ",
        "| a | b |\n|--|--|\n",
        "[x](/x)",
        "![x](/x)",
        "\\begin{a}",
        "\\end{a}",
    ),
    *(
        "https://a.b",
        "<https://a.b>",
        "javascript:",
        "mermaid",
        "attachment:a",
        "word",
        " ",
        "\r",
        "\x00",
        "\u2028",
        "\\[",
    ),
    *(
        "\\(",
        "\\$",
        "***",
        "~~",
        ": ",
        "[x][a]",
        "[ ]",
        "@@0@@",
        "~D",
        "~T",
        "]",
        ")",
        "(",
        "!",
        "/x",
        '"',
        "'",
    ),
]
texts = (
    st.text()
    | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
    | st.sampled_from([*HOSTILE_WORDS, READABLE])
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
KEYS = ["cell_type", "source", "metadata", "outputs", "attachments", "id", "execution_count"]


def changed(cell):
    """A cell with some of its fields replaced by anything."""
    others = st.fixed_dictionaries({}, optional={key: values for key in KEYS})
    marks = st.fixed_dictionaries(
        {}, optional={"nbgrader": values | st.fixed_dictionaries({"grade_id": values})}
    )
    return st.one_of(
        st.just(cell),
        others.map(lambda other: {**cell, **other}),
        marks.map(lambda mark: {**cell, "metadata": mark}),
        texts.map(lambda text: {**cell, "source": text}),
    )


cells = st.lists(st.sampled_from(CELLS).flatmap(changed) | values, max_size=8)
notebooks = st.fixed_dictionaries(
    {
        "cells": cells | values,
        "metadata": values | st.fixed_dictionaries({"kernelspec": values, "language_info": values}),
    },
    optional={"nbformat": values, "nbformat_minor": values, "worksheets": values},
)


@st.composite
def files(draw):
    """The bytes of a file: anything, or a notebook with a piece cut out and another put in."""
    whole = json.dumps(draw(notebooks)).encode()
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, len(whole)))
    return draw(
        st.sampled_from([whole, whole[:start], whole[:start] + draw(st.binary(max_size=9)) + whole[end:]])
        | st.binary()
    )


def read_and_repair(content: bytes) -> None:
    """What a grading does with a file before anything runs, and what a page then shows of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / RELEASED.name
        path.write_bytes(content)
        nb = reports.repaired(path, RELEASED).nb
    make_harmless(nb, trusted=[])
    nbformat.validate(nb)
    for cell in nb.cells:
        if cell.cell_type != "code":
            assert ACTIVE.search(html_of(cell.source, cell.get("attachments"))) is None


ACTIVE = re.compile(
    r"<(?:script|iframe|style|link|base|meta|svg|math|form)|<[^>]*\son\w+=|<img[^>]*src=\"(?!data:image/(?:png|jpeg|gif))",
    re.I,
)


def show_outputs(value: object) -> None:
    """Whatever a cell has in the place of outputs."""
    shown_outputs(value)
    shown_outputs([value])


def render(text: str) -> None:
    """A text on a page, with and without this project's own filter."""
    from nbconvert.filters import markdown2html_mistune

    assert ACTIVE.search(html_of(text)) is None, html_of(text)
    assert ACTIVE.search(html_of(harmless(text))) is None
    page = markdown2html_mistune(harmless(text))
    assert ACTIVE.search(page) is None, page


def name_files(names: list[bytes]) -> None:
    """A folder with files of any names."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            Path(folder, os.fsdecode(name)).write_bytes(b"{}")
        found = intake.look(Path(folder))
        assert len(found.files) + len(found.refused) == len(set(names))
        for line in found.problems():
            assert line.isprintable()


def read_time(content: bytes) -> None:
    """Any time of handing in."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "timestamp.txt").write_bytes(content)
        time_, why = intake.handed_in_at(Path(folder))
        assert (time_ is None) == bool(why)


def name_student(name: str) -> None:
    """Any name of a folder: what passes is neither a pattern nor a path nor markup."""
    assert intake.shown(name).isprintable()
    if not intake.no_student(name):
        assert name.isprintable() and not set(name) & set('*?[]/\\<>&"{}`$|;:')


file_names = (
    st.binary(min_size=1, max_size=40)
    .map(lambda b: b.replace(b"/", b"_").replace(b"\0", b"_"))
    .filter(lambda b: b not in (b".", b".."))
)
times = (
    st.binary(max_size=40)
    | st.datetimes().map(lambda t: str(t).encode())
    | st.integers(0, 10**14).map(lambda n: str(n).encode())
)
TRIED = {
    "files": (files(), read_and_repair),
    "texts": (texts, render),
    "outputs": (values, show_outputs),
    "names": (st.lists(file_names, max_size=5), name_files),
    "times": (times, read_time),
    "students": (st.text(), name_student),
}


def tried(what: str, examples: int) -> None:
    """Try so many examples. Raises what the first that fails raises."""
    strategy, run = TRIED[what]
    quiet = settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    quiet = settings(quiet, phases=[Phase.generate, Phase.shrink])
    quiet(given(strategy)(run))()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    end = time.monotonic() + parser.parse_args().minutes * 60
    rounds = 0
    while time.monotonic() < end:
        for what in TRIED:
            tried(what, 500)
        rounds += 1
        print(f"{rounds * 500:,} of each kind", flush=True)
