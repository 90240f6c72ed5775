"""The table that says which parts are a student's own."""

from __future__ import annotations

import html
from typing import NamedTuple

from autograder.inside.parts import Shelf
from autograder.reading.parts import exercise_of


class Row(NamedTuple):
    """A part: where it is asked for, and why it is not the student's own (empty where it is)."""

    name: str
    exercise: str
    notebook: str
    because: str


def rows(shelf: Shelf) -> list[Row]:
    """The parts of the course in their order, and after them those extra ones that the student has."""
    extra = [name for name in shelf.plan.parts.extra if shelf.own(name) is not None]
    found = []
    for name in [*shelf.plan.parts.order, *extra]:
        where = exercise_of(name)
        if where is not None:
            own = shelf.own(name) is not None
            because = shelf.plan.because.get(name, f"{where[1].id} passes, but does not run here")
            found.append(Row(name, where[1].id, where[0].name, "" if own else because))
    return found


def headline(table: list[Row]) -> str:
    """Such as "14 of 18 parts are yours"."""
    own = sum(not row.because for row in table)
    return f"{own} of {len(table)} parts {'is' if own == 1 else 'are'} yours"


def show_table(shelf: Shelf) -> None:
    """Show it, in a notebook as a table."""
    from IPython.core.getipython import get_ipython

    table = rows(shelf)
    if get_ipython() is None:
        print(as_text(table, shelf.plan.parts.fallback))
        return
    from IPython.display import HTML, display

    display(HTML(as_html(table, shelf.plan.parts.fallback)))


def as_text(table: list[Row], fallback: str) -> str:
    """The table for a terminal."""
    width = max((len(row.name) for row in table), default=0)
    lines = [
        f"  {row.name:{width}}  {row.exercise:5}{f'{fallback} ({row.because})' if row.because else 'yours'}"
        for row in table
    ]
    return "\n".join([f"{headline(table)}:", *lines])


def as_html(table: list[Row], fallback: str) -> str:
    """The table for a notebook."""
    lines = []
    for row in table:
        whose = f"{fallback} ({html.escape(row.because)})" if row.because else "<b>yours</b>"
        cells = (html.escape(row.name), f"{row.exercise}, {html.escape(row.notebook)}", whose)
        lines.append(
            "<tr>" + "".join(f"<td style='text-align: left'>{cell}</td>" for cell in cells) + "</tr>"
        )
    return f"<p><b>{headline(table)}.</b></p><table>{''.join(lines)}</table>"
