"""Part of `nbgrader generate_assignment`: looks at the notebooks first, and keeps the record of what students get.

Named last in `GenerateAssignment.preprocessors` (`autograder.classroom.configure`), so that nbgrader's command and
formgrader's Generate button do the same. nbgrader makes its preprocessors before it touches anything: that is when all
notebooks are tried. And it removes what was released before when something goes wrong later; that is put back.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import nbformat
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor, SaveCells

from autograder.course.assignment import Assignment, Notebook, read_record, records_beside
from autograder.course.layout import faults, is_ours, record


class RecordAssignment(NbGraderPreprocessor):
    """Writes down what the released notebooks say of their exercises, once all of them are released.

    Raises `NbGraderException` when it is made for notebooks that cannot be released, with a line for each fault.
    """

    def __init__(self, **kw: Any):
        super().__init__(**kw)
        self._fresh: dict[str, list[Notebook]] = defaultdict(list)
        converter = getattr(self.parent, "parent", None)
        if isinstance(converter, BaseConverter):
            self._try_all(converter)
            converter.convert_notebooks = self._whole_or_not_at_all(converter)  # type: ignore[method-assign]

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        if is_ours(nb.cells):
            about = resources["nbgrader"]
            self._fresh[about["assignment"]].append(record(about["notebook"], nb.cells))
        return nb, resources

    def _try_all(self, converter: BaseConverter) -> None:
        """Make every notebook once, without writing it or anything into the gradebook."""
        found = []
        for notebook in sorted(path for paths in converter.assignments.values() for path in paths):
            resources = converter.init_single_notebook_resources(notebook)
            found += _tried(Path(notebook), resources, self.parent)
        for line in found:
            self.log.error(line)
        if found:
            raise NbGraderException("Nothing was released, and nothing was changed:\n" + "\n".join(found))

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


def _tried(path: Path, resources: dict, exporter: Exporter) -> list[str]:
    """The faults of a source notebook, and where it has none those of what students would get of it."""
    try:
        nb = nbformat.read(path, as_version=4)
        if is_ours(nb.cells) and (found := list(faults(path.stem, nb.cells))):
            return found
        for step in exporter._preprocessors:
            if not isinstance(step, SaveCells):
                nb, resources = step(deepcopy(nb), resources)
    except Exception as error:  # whatever a step of nbgrader's raises
        return [f"{path.name}: {error or type(error).__name__}"]
    return list(faults(path.stem, nb.cells)) if is_ours(nb.cells) else []


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
