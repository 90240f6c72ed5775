"""An instructor's course as it is set up: nbgrader itself finds nothing to complain of."""

import io

import pytest
from nbformat import read
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution
from nbgrader.validator import Validator
from notebooks import PROJECT, trained_shortly, with_few_images

pytestmark = pytest.mark.xdist_group("release")
NOTEBOOKS = sorted(
    str(path.relative_to(PROJECT / "solutions")) for path in (PROJECT / "solutions").glob("*/*.ipynb")
)


def validated(path):
    """What `nbgrader validate` says of a notebook."""
    validator = Validator()
    validator.stream = io.StringIO()
    validator.validate_and_print(str(path))
    return validator.stream.getvalue()


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """The source notebooks, in which whatever trains on images does so for one epoch, on few of them."""
    folder = tmp_path_factory.mktemp("sources")
    for name in NOTEBOOKS:
        text = (PROJECT / "solutions" / name).read_text(encoding="utf-8")
        if name.startswith("my_learner"):
            text = with_few_images(trained_shortly(text))
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nbgrader_validates_every_source_notebook(name, sources):
    assert validated(sources / name) == "Success! Your notebook passes all the tests.\n"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nbgrader_validates_no_released_notebook(name):
    graded = sum(is_grade(cell) for cell in read(PROJECT / "exercises" / name, as_version=4).cells)
    assert validated(PROJECT / "exercises" / name).startswith(f"VALIDATION FAILED ON {graded} CELL(S)!")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_cells_are_locked_and_sealed_as_their_part_demands(name):
    for cell in read(PROJECT / "exercises" / name, as_version=4).cells:
        flags = cell.metadata.get("nbgrader")
        if flags is None:
            continue
        assert flags.checksum == compute_checksum(cell), flags.grade_id
        part = flags.grade_id.partition("_")[2]
        marks = (is_grade(cell), is_solution(cell), is_locked(cell))
        expected = {"check": (True, False, True), "why": (True, True, False), "": (False, True, False)}
        if flags.grade_id != "setup":
            assert marks == expected.get(part, (False, False, True)), flags.grade_id
        assert cell.metadata.deletable is False
        assert cell.metadata.get("editable", True) is is_solution(cell)
