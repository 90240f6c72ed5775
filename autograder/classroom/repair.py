"""Puts a mangled notebook right, by what was released.

Whatever a student did to its cells, what comes out has each cell of the released notebook that matters to
grading exactly once: locked ones as they were released, answers as the student wrote them. The student's own
order, and the cells that they added, stay.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.classroom.words import holds_words, is_written
from autograder.course.assignment import Notebook
from autograder.reading.answers import SETUP, answer_cell, in_setup, written_into_setup
from autograder.reading.cell import Cell, same_source, unfenced
from autograder.reading.cells import parse
from autograder.reading.files import PLACEHOLDER

ABOUT = "about-this-submission"  # the id of a cell that grading adds
FIRST_WORDS = 24  # characters by which a written answer is known when its metadata is lost
NO_METADATA = "without nbgrader metadata; known by its id, its place, its text or the names that it defines"


@dataclass
class Repaired:
    """`put_back` are the grade_ids of cells that were not there; `problems` say in words what was wrong."""

    nb: NotebookNode
    problems: list[str] = field(default_factory=list)
    put_back: list[str] = field(default_factory=list)


def repair(nb: NotebookNode, released: NotebookNode, record: Notebook) -> Repaired:
    """The notebook `nb`, held against `released` and what the autograder has on record of it."""
    work = _Repair(deepcopy(nb), released, record)
    work.bring_up_to_date()
    work.find_by_name()
    work.find_by_content()
    work.choose_answers()
    work.find_words_below()
    work.keep_what_is_in_the_setup_cell()
    work.restore()
    work.put_back()
    work.number()
    work.nb.metadata = deepcopy(released.metadata)
    return Repaired(work.nb, list(work.problems()), [*work.missing])


class _Repair:
    """Finds for each released cell the student's, and makes one of the other."""

    def __init__(self, nb: NotebookNode, released: NotebookNode, record: Notebook):
        self.nb = nb
        self.wanted = {id_: cell for cell in released.cells if (id_ := grade_id_of(cell))}
        self.record = record
        self.prose = [cell.source for cell in released.cells if not grade_id_of(cell)]
        self.exercises = {exercise.id: exercise for exercise in record.exercises}
        self.found: dict[str, list[NotebookNode]] = {id_: [] for id_ in self.wanted}
        self.missing: list[str] = []
        self.noted: dict[str, list[str]] = {}
        self._remarks: dict[str, None] = {}  # whole sentences, each once

    def bring_up_to_date(self) -> None:
        """Cells that the student has left as they got them, in an earlier release: they say what was released last.

        nbgrader has written a checksum into each cell that it released.
        """
        for cell in self.nb.cells:
            released = self.wanted.get(grade_id_of(cell))
            if released is not None and cell.source != released.source and _as_it_came(cell):
                cell.source = released.source

    def find_by_name(self) -> None:
        """By grade_id, and, where that is lost, by the cell's own id."""
        by_cell_id = {cell.id: id_ for id_, cell in self.wanted.items()}
        for cell in self.nb.cells:
            if (id_ := grade_id_of(cell)) in self.found:
                self.found[id_].append(cell)
        for cell in self._unclaimed():
            id_ = by_cell_id.get(cell.id, "")
            if self.found.get(id_) == []:
                self._note(NO_METADATA, id_)
                self.found[id_].append(cell)

    def find_by_content(self) -> None:
        """Locked cells by their source, written answers by how they begin."""
        for id_, cell in self.wanted.items():
            if self.found[id_] or id_ in self.exercises:
                continue
            for other in self._unclaimed():
                if self._alike(cell, other):
                    self._note(
                        NO_METADATA,
                        id_,
                    )
                    self.found[id_].append(other)
                    break
        self._find_words_by_place()

    def choose_answers(self) -> None:
        """Of the cells that may hold an answer, let one be it: the one that the terminal, too, would grade."""
        for id_ in self.exercises:
            for cell in self.found[id_]:
                self._retype(id_, cell, "code")
        cells = [
            Cell(self._claimed_as(cell), cell.source, place, cell.cell_type)
            for place, cell in enumerate(self.nb.cells, 1)
        ]
        exercises = list(self.exercises.values())
        chosen = {id_: answer_cell(exercise, cells, exercises) for id_, exercise in self.exercises.items()}
        nodes: dict[str, NotebookNode] = {
            id_: self.nb.cells[answer.place - 1] for id_, answer in chosen.items() if answer
        }
        for id_, answer in chosen.items():
            if answer is None:
                continue
            node = nodes[id_]
            if answer.grade_id == id_:
                if len(self.found[id_]) > 1:
                    self._note("there more than once; what was changed last counts", id_)
                    node.source = answer.written
            elif answer.grade_id in nodes and nodes[answer.grade_id] is node:
                self._note(
                    f"written in the cell of {answer.grade_id}; known by the names that it defines", id_
                )
                node = deepcopy(node)
                self.nb.cells.insert(_place(self.nb, nodes[id_]) + 1, node)
                self.found[id_] = [node]
                continue
            elif answer.grade_id:
                self._note("had another exercise's id; known by the names that it defines", id_)
            elif answer.kind != "code" or not self.found[id_]:
                self._note(NO_METADATA, id_)
                self._retype(id_, node, "code")
            else:
                continue  # beside the exercise's own cell, which stays what it is; who grades finds it again
            for other in self.exercises:
                self.found[other] = [c for c in self.found[other] if c is not node or other == id_]
            self.found[id_] = [node]

    def find_words_below(self) -> None:
        """Words that were typed into new cells below a written answer's own cell, which is still empty."""
        for id_, released in self.wanted.items():
            cells = self.found[id_]
            if not is_written(released) or not cells:
                continue
            if any(not same_source(cell.source, released.source) for cell in cells):
                continue
            place = _place(self.nb, cells[-1])
            where, found = "below", self._words_in(self.nb.cells[place + 1 :])
            if not found:
                above = [cell for cell in self.nb.cells[:place][::-1] if cell is not cells[0]]
                where, found = "above", self._words_in(above, texts_only=True)[::-1]
            if found:
                self._note(f"written in a cell of its own {where}; that counts", id_)
                words = "\n\n".join(cell.source for cell in found)
                empty = released.source
                cells[0].source = (
                    empty.replace(PLACEHOLDER, words) if PLACEHOLDER in empty else f"{empty}\n\n{words}"
                )
                pictures = {name: data for c in found for name, data in c.get("attachments", {}).items()}
                if pictures:
                    cells[0].attachments = {**cells[0].get("attachments", {}), **pictures}
                moved = {id(cell) for cell in found}
                self.nb.cells = [cell for cell in self.nb.cells if id(cell) not in moved]

    def _words_in(self, cells: Iterable[NotebookNode], texts_only: bool = False) -> list[NotebookNode]:
        """The first of these cells, as long as they are the student's own and hold words; empty ones are passed over."""
        found: list[NotebookNode] = []
        for cell in cells:
            if self._claimed_as(cell) or self._is_prose(cell) or (texts_only and cell.cell_type == "code"):
                break
            if not cell.source.strip():
                continue
            if not holds_words(cell):
                break
            found.append(cell)
        return found

    def keep_what_is_in_the_setup_cell(self) -> None:
        """Give what was written into the locked setup cell, which is restored, a cell of its own."""
        for cell in self.found.get(SETUP, []):
            if cell.cell_type != "code" or SETUP not in self.wanted:
                continue
            place = _place(self.nb, cell) + 1
            for source in reversed(written_into_setup(parse(cell.source), self.record)):
                self.nb.cells.insert(place, new_code_cell(source))
                self._remarks[in_setup(self.record.name, source)] = None

    def restore(self) -> None:
        """Give what was found the released metadata, type and, where it was locked, source."""
        for id_, cells in self.found.items():
            if not cells:
                continue
            released = self.wanted[id_]
            flags = released.metadata.nbgrader
            cell = cells[0]
            if len(cells) > 1:
                what = "all that was written counts" if flags.solution else "one of them counts"
                self._note(f"there more than once; {what}", id_)
            if flags.solution and len(cells) > 1:  # words, which a person reads
                cell.source = self._all_written(id_, cells)
            self._retype(id_, cell, released.cell_type)
            if flags.locked and not flags.solution and not same_source(cell.source, released.source):
                self._note("locked, but changed; what was released counts", id_)
            if flags.locked and not flags.solution:
                cell.source = released.source
            self.found[id_] = [cell]
        kept = {id(cell): id_ for id_, cells in self.found.items() for cell in cells}
        for cell in self.nb.cells:
            cell.metadata.pop("nbgrader", None)
            if id(cell) in kept:
                cell.metadata = deepcopy(self.wanted[kept[id(cell)]].metadata)

    def put_back(self) -> None:
        """Put each cell that is not there behind the one that it followed."""
        before = None
        for id_, released in self.wanted.items():
            if not self.found[id_]:
                cell = deepcopy(released)
                self.nb.cells.insert(0 if before is None else _place(self.nb, before) + 1, cell)
                self.found[id_] = [cell]
                self.missing.append(id_)
            before = self.found[id_][0]

    def number(self) -> None:
        """Give released cells the ids that they had, and others ids that are free."""
        kept = {id(cells[0]): self.wanted[id_].id for id_, cells in self.found.items()}
        taken = {ABOUT, *kept.values()}
        for place, cell in enumerate(self.nb.cells):
            own = kept.get(id(cell), "" if cell.id in taken else cell.id)
            cell.id = own or f"added-{place}"
            taken.add(cell.id)

    def problems(self) -> Iterable[str]:
        if self.missing and len(self.missing) == len(self.wanted):
            yield "None of the notebook's cells is there."
        elif self.missing:
            yield f"{_listed(self.missing)}: not there any more; put back as released."
        yield from self._remarks
        for what, ids in self.noted.items():
            yield f"{_listed(ids)}: {what}."

    def _note(self, what: str, id_: str) -> None:
        ids = self.noted.setdefault(what, [])
        if id_ not in ids:
            ids.append(id_)

    def _claimed_as(self, cell: NotebookNode) -> str:
        return next((id_ for id_, cells in self.found.items() if any(c is cell for c in cells)), "")

    def _unclaimed(self) -> list[NotebookNode]:
        return [cell for cell in self.nb.cells if not self._claimed_as(cell)]

    def _alike(self, released: NotebookNode, cell: NotebookNode) -> bool:
        if same_source(cell.source, released.source):
            return bool(cell.source.strip())
        if released.metadata.nbgrader.locked and released.cell_type == "code":
            return False  # a changed check or setup cell is as good as none
        # "### q16 · Fibonacci ..." and "**q16, in words.** ..." say which they are in their first words.
        return cell.cell_type != "code" and cell.source.lstrip().startswith(released.source[:FIRST_WORDS])

    def _find_words_by_place(self) -> None:
        """Written answers of which nothing is left as it was: the text right below their check."""
        before: list[NotebookNode] = []
        for id_, cell in self.wanted.items():
            if not self.found[id_] and before and is_written(cell):
                following = self.nb.cells[_place(self.nb, before[-1]) + 1 :][:1]
                for other in following:
                    if (
                        other.cell_type != "code"
                        and not self._claimed_as(other)
                        and not self._is_prose(other)
                    ):
                        self._note(NO_METADATA, id_)
                        self.found[id_].append(other)
            before = self.found[id_]

    def _is_prose(self, cell: NotebookNode) -> bool:
        """Whether the cell is a text of the notebook's own, between the exercises."""
        return any(same_source(cell.source, source) for source in self.prose)

    def _all_written(self, id_: str, cells: list[NotebookNode]) -> str:
        """What the cells say, each thing once; those that are as they were released say nothing."""
        changed = [c.source for c in cells if not same_source(c.source, self.wanted[id_].source)]
        return "\n\n".join(dict.fromkeys(changed)) or cells[0].source

    def _retype(self, id_: str, cell: NotebookNode, kind: str) -> None:
        if cell.cell_type == kind:
            return
        self._note(f"turned into a {cell.cell_type} cell; a {kind} cell again", id_)
        cell.cell_type = kind
        if kind == "code":
            cell.source = unfenced(cell.source)
            cell.pop("attachments", None)
            cell.outputs, cell.execution_count = [], None
        else:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)


def grade_id_of(cell: NotebookNode) -> str:
    """The cell's grade_id; empty where it has none."""
    id_ = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    return id_ if isinstance(id_, str) else ""


def _as_it_came(cell: NotebookNode) -> bool:
    """Whether the cell is as it was when it was released, by what it says of that itself."""
    try:
        return checksum(cell) == cell.metadata.nbgrader.get("checksum")
    except (TypeError, ValueError, OverflowError):  # a student may have written anything there
        return False


def checksum(cell: NotebookNode) -> str:
    """What nbgrader writes into each cell that it releases, from its text, its kind, its name and its points.

    nbgrader's own function is not used: importing nbgrader takes longer than grading a notebook.
    """
    flags = cell.metadata.nbgrader
    grade, solution = bool(flags.get("grade")), bool(flags.get("solution"))
    locked = not solution and (grade or bool(flags.get("locked")))
    parts = [cell.source, cell.cell_type, grade, solution, locked, grade_id_of(cell)]
    if grade:
        parts.append(float(flags.get("points")))
    return hashlib.md5("".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()


def _place(nb: NotebookNode, cell: NotebookNode) -> int:
    return next(place for place, other in enumerate(nb.cells) if other is cell)


def _listed(ids: list[str]) -> str:
    """q15_check, q16 and q16_check, in the order of the exercises."""
    names = sorted(ids, key=lambda id_: (re.sub(r"_.*", "", id_), id_))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
