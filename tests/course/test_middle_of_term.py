"""What is released changes while a class works on it: what was handed in before is graded rightly, and no mark is lost."""

import json
import re
import shutil
import sys
from contextlib import contextmanager

import pytest
from nbformat import read
from nbformat.notebooknode import from_dict
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import compute_checksum
from notebooks import EXERCISES
from postgres import Server, missing
from second_course import ASSIGNMENT, SecondCourse
from tiny_class import OneGrader

from autograder.classroom.course import Course, NoCourse, configuration
from autograder.classroom.grade import Grading
from autograder.classroom.release import only
from autograder.classroom.repair import checksum
from autograder.classroom.reports import kept_report
from autograder.course import assignment, manifest
from autograder.grading.grader import Grader

pytestmark = pytest.mark.xdist_group("second course")
WORDS = "Moon and June: it must know how they sound."
LETTERS, LINES = {"vowels": 3, "p2": 1.5, "p2_why": 2}, {"lines": 2.5, "acrostic": 1, "longest": 2}


class Term:
    """The course, and what an instructor and a student do in it in the course of a term."""

    def __init__(self, course, grader):
        self.course, self.root, self.graders = course, course.root, OneGrader(grader)

    def generate(self):
        """`nbgrader generate_assignment --force`, or formgrader's button: what it says. It must succeed."""
        config = configuration(self.root)
        done = NbGraderAPI(CourseDirectory(config=config), config=config).generate_assignment(
            ASSIGNMENT, force=True
        )
        assert done["success"], done
        return done["log"]

    def change(self, name, how):
        """Change the cells of a source notebook; `how` is given them by grade_id, and those without one are by number."""
        path = self.root / "solutions" / ASSIGNMENT / f"{name}.ipynb"
        nb = json.loads(path.read_text())
        cells = {
            c["metadata"].get("nbgrader", {}).get("grade_id", number): c
            for number, c in enumerate(nb["cells"])
        }
        for cell in cells.values():
            cell["source"] = "".join(cell["source"])
        how(cells)
        nb["cells"] = list(cells.values())
        path.write_text(json.dumps(nb))

    def hand_in(self, student, **answers):
        """The released notebooks with these answers: the name of a known one, or what somebody writes."""
        folder = self.root / "course" / "submitted" / student / ASSIGNMENT
        for path in sorted((self.root / "exercises" / ASSIGNMENT).glob("*.ipynb")):
            made = self.course.released(path.stem, folder)
            here = {id_: a for id_, a in answers.items() if f'"grade_id": "{id_}"' in path.read_text()}
            made.answer(**{i: a if i.endswith("_why") else self.course.answer(i, a) for i, a in here.items()})

    def grade(self):
        """`autograder grade`: what is wrong with submissions, by student."""
        try:
            done = list(Grading(Course(self.root), ASSIGNMENT).run(self.graders))
        finally:
            assignment._given.clear()  # a grader's own process is told by each job what was released
        assert done and not any(one.failure for one in done), done
        return {one.student: one.problems for one in done}

    def gradebook(self):
        return Gradebook(CourseDirectory(config=configuration(self.root)).db_url, ASSIGNMENT)

    def keep_gradebook_at(self, url):
        self.configure(f"c.CourseDirectory.db_url = {url!r}")

    def marks(self, student):
        """Points by exercise, and what can be earned."""
        with self.gradebook() as gradebook:
            found = gradebook.find_submission(ASSIGNMENT, student)
            grades = [g for n in found.notebooks for g in n.grades]
            return {g.name.removesuffix("_check"): g.score for g in grades}, found.max_score

    def waits(self, student):
        with self.gradebook() as gradebook:
            return gradebook.find_submission(ASSIGNMENT, student).needs_manual_grade

    def give(self, student, points, comment):
        """A person marks the answer in words."""
        with self.gradebook() as gradebook:
            where = "p2_why", "01_letters", ASSIGNMENT, student
            grade = gradebook.find_grade(*where)
            grade.manual_score, grade.needs_manual_grade = points, False
            gradebook.find_comment(*where).manual_comment = comment
            gradebook.db.commit()

    def given(self, student):
        with self.gradebook() as gradebook:
            where = "p2_why", "01_letters", ASSIGNMENT, student
            return gradebook.find_grade(*where).manual_score, gradebook.find_comment(*where).manual_comment

    def status(self, student, exercise, notebook="01_letters"):
        path = self.root / "course" / "autograded" / student / ASSIGNMENT / f"{notebook}.ipynb"
        return next(e.status for e in kept_report(path).exercises if e.id == exercise)

    def configure(self, line):
        with open(self.root / "nbgrader_config.py", "a") as file:
            file.write(f"\n{line}\n")

    def record(self):
        found = json.loads((self.root / "checks" / "released" / f"{ASSIGNMENT}.json").read_text())
        return [e["id"] for n in found["notebooks"] for e in n["exercises"]]


@contextmanager
def working_in(course):
    """This process works with the course, as a command in its folder does, and afterwards with the project's own again."""
    ours = _without_checks()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(manifest.VARIABLE, str(course.root))
        manifest.current.cache_clear()
        with Grader(isolation="process") as grader:
            yield Term(course, grader)
    _without_checks()
    sys.modules.update(ours)
    manifest.current.cache_clear()
    manifest.current()


def _without_checks():
    """Forget the imported checks, which have the same name in each course; those that were there."""
    return {name: sys.modules.pop(name) for name in [*sys.modules] if name.partition(".")[0] == "checks"}


@pytest.fixture
def term(tmp_path):
    with working_in(SecondCourse(tmp_path / "poems")) as term:
        yield term


class Files:
    """SQLite's databases, made as those of a server are: `create(name, template)` gives the new one's url."""

    def __init__(self, folder):
        self.folder = folder

    def create(self, name, template=None):
        if template:
            shutil.copy(self.folder / f"{template}.db", self.folder / f"{name}.db")
        return f"sqlite:///{self.folder}/{name}.db"


@pytest.fixture(
    scope="module",
    params=[
        "SQLite",
        pytest.param("PostgreSQL", marks=pytest.mark.skipif(bool(missing()), reason=missing())),
    ],
)
def databases(request, tmp_path_factory):
    """PostgreSQL keeps to foreign keys, and so to the order in which rows go. SQLite does not look."""
    if request.param == "SQLite":
        yield Files(tmp_path_factory.mktemp("databases"))
    else:
        with Server() as server:
            yield server


@pytest.fixture(scope="module")
def begun(databases, tmp_path_factory):
    """The folder of a course in which Ann has the first notebook right, and Ben has handed in what he got."""
    course = SecondCourse(tmp_path_factory.mktemp("begun") / "poems")
    with working_in(course) as term:
        term.keep_gradebook_at(databases.create("begun"))
        term.generate()
        term.hand_in("ann", vowels="right_loop", p2="right_backwards", p2_why=WORDS)
        term.hand_in("ben")
        term.grade()
        term.give("ann", 1.5, "=Well said.")
    return course.root


@pytest.fixture
def own_database(begun, databases, tmp_path):
    return databases.create(tmp_path.name, "begun")


@pytest.fixture
def marked(begun, own_database, tmp_path):
    """The same, in a folder of its own. Ann's words are marked."""
    course = SecondCourse(tmp_path / "poems")
    shutil.copytree(begun, course.root, dirs_exist_ok=True)
    with working_in(course) as term:
        term.keep_gradebook_at(own_database)
        yield term


def test_week_by_week(term):
    term.configure(f"c.ReleaseOnly.exercises = {{{ASSIGNMENT!r}: 'vowels'}}")
    term.generate()
    released = sorted((term.root / "exercises" / ASSIGNMENT).iterdir())
    assert [p.name for p in released] == ["01_letters.ipynb"] and "p2" not in released[0].read_text()
    assert term.record() == ["vowels"]
    term.hand_in("ann", vowels="right_loop")
    assert term.grade() == {"ann": []}
    assert term.marks("ann") == ({"vowels": 3}, 3)

    term.configure(f"c.ReleaseOnly.exercises = {{{ASSIGNMENT!r}: 'vowels-lines'}}")
    said = term.generate()
    assert "01_letters: new, with the points that everybody can earn now: p2_check (1.5), p2_why (2)" in said
    assert "02_lines: new" in said and "run: autograder grade poems" in said
    assert term.record() == ["vowels", "p2", "lines"]
    term.grade()  # what was handed in in the first week
    assert term.marks("ann") == ({"vowels": 3, "p2": 0, "p2_why": 0, "lines": 0}, 9) and not term.waits("ann")
    term.hand_in("ann", vowels="right_loop", lines="right_loop", p2_why=WORDS)
    term.grade()
    assert term.marks("ann") == ({"vowels": 3, "p2": 0, "p2_why": 0, "lines": 2.5}, 9) and term.waits("ann")
    assert not term.course.imported


@pytest.mark.parametrize(
    "line, says",
    [
        ("exercises = {'poems': 'vowls'}", "'poems'.*Did you mean vowels"),
        ("exercises = {'peoms': 'vowels'}", "no assignment 'peoms'. Did you mean poems"),
        ("exercise = {'poems': 'vowels'}", "no setting 'exercise'"),
        ("exercises = {'poems': ''}", "none of its notebooks"),
    ],
)
def test_who_mistypes_what_is_released_releases_nothing(tmp_path, line, says):
    course = SecondCourse(tmp_path / "poems")
    with open(course.root / "nbgrader_config.py", "a") as file:
        file.write(f"\nc.ReleaseOnly.{line}\n")
    done = course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    assert done.returncode and re.search(says, done.stderr), done.stderr
    assert not (course.root / "exercises").exists()


def test_texts_before_exercises_that_are_left_out_go_with_them():
    def cell(name):
        return from_dict(
            {"name": name, "metadata": {"nbgrader": {"grade_id": name}} if "_" not in name else {}}
        )

    def left(*chosen):
        made = [cell(name) for name in ("_top", "setup", "_text", "a", "_one", "_two", "b", "c", "_end")]
        return " ".join(c.name for c in only(made, chosen))

    assert left("a", "b", "c") == "_top setup _text a _one _two b c _end"
    assert left("a") == "_top setup _text a _end"
    assert left("c") == "_top setup _one _two c _end"


def test_a_changed_stub_or_text_leaves_what_was_handed_in_as_it_is(marked):
    before = {student: marked.marks(student) for student in ("ann", "ben")}

    def other(cells):
        cells["vowels_ask"]["source"] += "\nA capital letter counts too."
        cells["vowels"]["source"] = cells["vowels"]["source"].replace("How many", "Count how many")
        cells["p2_why"]["source"] += "\nA pair is enough."
        cells["setup"]["source"] += "\nimport math"

    marked.change("01_letters", other)
    assert "Marks change" not in marked.generate()
    assert marked.grade() == {"ann": [], "ben": []}  # nobody has changed a locked cell
    assert {student: marked.marks(student) for student in ("ann", "ben")} == before
    assert marked.status("ben", "vowels") == "not_attempted" and not marked.waits("ben")
    assert marked.given("ann") == (1.5, "=Well said.")
    shown = (marked.root / "course" / "autograded" / "ann" / ASSIGNMENT / "01_letters.ipynb").read_text()
    assert "A capital letter counts too." in shown and WORDS in shown


def test_changed_points_are_told_and_count(marked):
    marked.change("01_letters", lambda cells: cells["vowels_check"]["metadata"]["nbgrader"].update(points=6))
    said = marked.generate()
    assert "Marks change. 01_letters: vowels_check was worth 3 points, and is worth 6 now." in said
    marked.grade()
    assert marked.marks("ann")[0]["vowels"] == 6 and marked.marks("ann")[1] == 15
    assert "Marks change" not in marked.generate()


def test_what_is_withdrawn_takes_its_marks_along_and_brings_them_back(marked):
    source = marked.root / "solutions" / ASSIGNMENT / "01_letters.ipynb"
    before = source.read_bytes()
    marked.change("01_letters", lambda cells: [cells.pop(id_) for id_ in list(cells) if "p2" in str(id_)])
    said = marked.generate()
    assert "withdrawn, with the points that they were worth: p2_check (1.5), p2_why (2)." in said
    assert "comes back with it: ann." in said
    marked.grade()
    assert marked.marks("ann") == ({"vowels": 3, "lines": 0, "acrostic": 0, "longest": 0}, 8.5)
    assert not marked.waits("ann")

    source.write_bytes(before)
    assert "marks that you gave before it was withdrawn are back: ann." in marked.generate()
    marked.grade()
    assert marked.given("ann") == (1.5, "=Well said.")
    assert marked.marks("ann")[0] | LINES.fromkeys(LINES, 0) == {**LETTERS, "p2_why": 1.5} | dict.fromkeys(
        LINES, 0
    )


def test_a_notebook_that_is_withdrawn_takes_its_marks_along_too(marked):
    source = marked.root / "solutions" / ASSIGNMENT / "01_letters.ipynb"
    away = source.rename(marked.root / "01_letters.ipynb")
    assert "01_letters is withdrawn, with 6.5 points." in marked.generate()
    marked.grade()
    assert marked.marks("ann") == (dict.fromkeys(LINES, 0), 5.5)
    away.rename(source)
    marked.generate()
    marked.grade()
    assert marked.given("ann") == (1.5, "=Well said.") and marked.marks("ann")[1] == 12


def test_a_release_that_the_gradebook_does_not_know_is_not_graded_against(marked, databases, own_database):
    """Such as one that came with a newer version of the course."""
    marked.keep_gradebook_at(databases.create(f"{marked.root.parent.name}-other"))
    marked.change("01_letters", lambda cells: [cells.pop(id_) for id_ in list(cells) if "p2" in str(id_)])
    marked.generate()
    marked.keep_gradebook_at(own_database)
    with pytest.raises(
        NoCourse, match=f"gone: p2_check, p2_why.*nbgrader generate_assignment {ASSIGNMENT} --force"
    ):
        marked.grade()
    marked.generate()
    marked.grade()
    assert marked.marks("ann")[1] == 8.5


def test_cells_know_how_they_came_as_nbgrader_says_it():
    cells = [c for path in EXERCISES.glob("*.ipynb") for c in read(path, 4).cells if "nbgrader" in c.metadata]
    assert cells and [checksum(c) for c in cells] == [compute_checksum(c) for c in cells]
    assert [checksum(c) for c in cells] == [c.metadata.nbgrader.checksum for c in cells]
