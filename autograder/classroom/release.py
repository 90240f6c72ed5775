"""Part of `nbgrader generate_assignment`: looks at the notebooks first, and keeps the record of what students get.

Named last in `GenerateAssignment.preprocessors` (`autograder.classroom.configure`), so that nbgrader's command and
formgrader's Generate button do the same. nbgrader makes its preprocessors before it touches anything: that is when all
notebooks are tried. And it removes what was released before when something goes wrong later; that is put back.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import nbformat
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor, SaveCells
from traitlets import Dict, TraitError, Unicode

from autograder.classroom.repair import grade_id_of
from autograder.classroom.revise import WITHDRAWN, revise
from autograder.classroom.settings import no_slips
from autograder.course.assignment import (
    Assignment,
    Notebook,
    UnknownExercise,
    named_exercises,
    read_record,
    records_beside,
    suggestion,
)
from autograder.course.layout import PARTS, exercise_ids, faults, is_ours, record
from autograder.reading.answers import SETUP


class ReleaseOnly(NbGraderPreprocessor):
    """Leaves out of an assignment what is not to be released yet: `c.ReleaseOnly.exercises` in `nbgrader_config.py`.

    Named first in `GenerateAssignment.preprocessors`. A notebook without any exercise of these is left out as a whole.
    """

    exercises = Dict(
        value_trait=Unicode(),
        key_trait=Unicode(),
        help="What is released of an assignment, where that is not all: {'NAME': 'q01-q14'}.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Raises `NbGraderException` where an assignment or an exercise is named that is not there."""
        about = resources["nbgrader"]
        self._look_for_slips()
        wanted = self.exercises.get(about["assignment"])
        if wanted is None or not is_ours(nb.cells):
            return nb, resources
        known = self._known(about["assignment"])
        try:
            chosen = named_exercises([wanted], known)
        except UnknownExercise as reason:
            raise NbGraderException(f"ReleaseOnly.exercises[{about['assignment']!r}]: {reason}") from None
        nb.cells = only(nb.cells, chosen)
        return nb, resources

    def leaves_out(self, nb: NotebookNode) -> bool:
        """Whether nothing that could be done is left in a notebook that came through this step."""
        return bool(self.exercises) and is_ours(nb.cells) and not exercise_ids(nb.cells)

    def _look_for_slips(self) -> None:
        """With a mistyped name, everything would be released."""
        try:
            no_slips(self.config, ReleaseOnly)
        except TraitError as reason:
            raise NbGraderException(str(reason)) from None
        for name in self.exercises:
            if not self._sources(name).is_dir():
                there = sorted(p.name for p in self._sources("").iterdir() if p.is_dir())
                raise NbGraderException(
                    f"ReleaseOnly.exercises: there is no assignment {name!r}. {suggestion(name, there)}"
                )

    def _sources(self, assignment: str) -> Path:
        course = self.parent.parent.coursedir
        return Path(course.format_path(course.source_directory, ".", assignment))

    def _known(self, assignment: str) -> list[str]:
        """The exercises of all its source notebooks, in order."""
        return [
            id_
            for path in sorted(self._sources(assignment).glob("*.ipynb"))
            for id_ in exercise_ids(nbformat.read(path, as_version=4).cells)
        ]


def only(cells: Sequence[NotebookNode], chosen: Collection[str]) -> list[NotebookNode]:
    """The cells without those of other exercises. A text that stands before such exercises only goes with them."""
    kept: list[NotebookNode] = []
    texts: list[NotebookNode] = []
    before_others = False
    for cell in cells:
        id_ = grade_id_of(cell)
        exercise = id_.rpartition("_")[0] if id_.rpartition("_")[2] in PARTS and "_" in id_ else id_
        if not id_:
            if before_others:
                texts, before_others = [], False
            texts.append(cell)
        elif exercise in chosen or id_ == SETUP:
            kept += [*texts, cell]
            texts, before_others = [], False
        else:
            before_others = True
    return kept if before_others else kept + texts


class RecordAssignment(NbGraderPreprocessor):
    """Writes down what the released notebooks say of their exercises, once all of them are released.

    Raises `NbGraderException` when it is made for notebooks that cannot be released, with a line for each fault.
    """

    def __init__(self, **kw: Any):
        super().__init__(**kw)
        self._fresh: dict[str, list[Notebook]] = defaultdict(list)
        self._tried: dict[str, NotebookNode] = {}
        converter = getattr(self.parent, "parent", None)
        if isinstance(converter, BaseConverter):
            self._try_all(converter)
            if not getattr(converter, "no_database", False):
                converter.init_assignment = self._revising(converter)  # type: ignore[method-assign]
            converter.convert_notebooks = self._whole_or_not_at_all(converter)  # type: ignore[method-assign]

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        if is_ours(nb.cells):
            about = resources["nbgrader"]
            self._fresh[about["assignment"]].append(record(about["notebook"], nb.cells))
        return nb, resources

    def _try_all(self, converter: BaseConverter) -> None:
        """Make every notebook once, without writing it or anything into the gradebook."""
        found = []
        for folder, notebooks in converter.assignments.items():
            kept = []
            for notebook in sorted(notebooks):
                resources = converter.init_single_notebook_resources(notebook)
                made, lines = _tried(Path(notebook), resources, self.parent)
                found += lines
                if made is not None:
                    self._tried[Path(notebook).stem] = made
                    kept.append(notebook)
            if notebooks and not kept:
                name = Path(folder).name
                found.append(f"{name}: none of its notebooks has an exercise to release.")
            converter.assignments[folder] = kept
        for line in found:
            self.log.error(line)
        if found:
            raise NbGraderException("Nothing was released, and nothing was changed:\n" + "\n".join(found))

    def _revising(self, converter: BaseConverter) -> Callable[[str, str], None]:
        """What begins an assignment, once it is sure that it will be made: the gradebook is brought up to date first."""
        begin, where = converter.init_assignment, converter.coursedir

        def revise_and_begin(assignment: str, student: str) -> None:
            graded = Path(where.format_path(where.autograded_directory, ".", "."))
            kept = graded.parent / WITHDRAWN / f"{assignment}.json"
            with Gradebook(where.db_url, where.course_id) as gradebook:
                gradebook.update_or_create_assignment(assignment)
                changes = revise(gradebook, assignment, self._tried, kept, whole=where.notebook_id == "*")
            for line in changes:
                self.log.warning("Marks change. %s", line)
            if changes:
                self.log.warning(
                    "To have the marks of submissions up to date, run: autograder grade %s", assignment
                )
            begin(assignment, student)

        return revise_and_begin

    def _whole_or_not_at_all(self, converter: BaseConverter) -> Callable[[], None]:
        convert = converter.convert_notebooks
        folders = [Path(converter._format_dest(Path(source).name, ".")) for source in converter.assignments]

        def convert_or_put_back() -> None:
            with tempfile.TemporaryDirectory(prefix="released-") as kept:
                there = [folder for folder in folders if folder.is_dir()]
                for folder in there:
                    shutil.copytree(folder, Path(kept) / folder.name)
                try:
                    convert()
                except BaseException:
                    for folder in there:
                        shutil.rmtree(folder, ignore_errors=True)
                        shutil.copytree(Path(kept) / folder.name, folder)
                    raise
            for assignment, notebooks in self._fresh.items():
                folder = records_beside(Path(converter.coursedir.root))
                update(folder / f"{assignment}.json", assignment, notebooks, converter.coursedir.notebook_id)

        return convert_or_put_back


def _tried(path: Path, resources: dict, exporter: Exporter) -> tuple[NotebookNode | None, list[str]]:
    """What students would get of a source notebook, and its faults; None for a notebook that is left out."""
    nb = NotebookNode(cells=[])
    try:
        nb = nbformat.read(path, as_version=4)
        if is_ours(nb.cells) and (found := list(faults(path.stem, nb.cells))):
            return nb, found
        for step in exporter._preprocessors:
            if not isinstance(step, SaveCells):
                nb, resources = step(deepcopy(nb), resources)
            if isinstance(step, ReleaseOnly) and step.leaves_out(nb):
                return None, []
    except Exception as error:  # whatever a step of nbgrader's raises
        return nb, [f"{path.name}: {error or type(error).__name__}"]
    return nb, list(faults(path.stem, nb.cells)) if is_ours(nb.cells) else []


def update(path: Path, assignment: str, notebooks: list[Notebook], released: str = "*") -> None:
    """Write the record of an assignment, its notebooks by name. `released`: which of its notebooks these are, all or one."""
    known = {n.name: n for n in read_record(path).notebooks} if path.exists() and released != "*" else {}
    known |= {n.name: n for n in notebooks}
    new = Assignment(assignment, [known[name] for name in sorted(known)])
    path.parent.mkdir(exist_ok=True)
    # Put in its place whole: a check may be reading it at this moment.
    fresh = path.with_suffix(".new")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(new), indent=1) + b"\n")
    fresh.replace(path)
