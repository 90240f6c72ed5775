"""Tables of what holds for each exercise, as Markdown files that a command writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path


def write_table(
    path: Path, text: str, columns: Sequence[str], rows: Mapping[str, Sequence[object]], order: Sequence[str]
) -> None:
    """Write `text` and a table with a row for each exercise, in this `order`.

    Rows of exercises that were not looked at this time stay as they are in the file.
    """
    kept = _rows(path) | {name: _line([name, *cells]) for name, cells in rows.items()}
    head = [_line(["exercise", *columns]), _line(["---"] * (len(columns) + 1))]
    lines = [*head, *(kept[name] for name in order if name in kept)]
    path.write_text(text.strip() + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _rows(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {line.split("|")[1].strip(): line for line in lines[2:]}


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
