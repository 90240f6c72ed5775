"""Whatever is there or is not there: a page, or one clear sentence."""

import json
import shutil

import pytest
from tiny_class import OneGrader, TinyClass, graded

from autograder.cli import main
from autograder.commands.errors import CannotDo
from autograder.commands.report import report
from autograder.grading.grader import Grader
from benchmarks.graded_class import ASSIGNMENT, result

ALL = ("q15", "q16", "q22")


def passed():
    return [result(id_) for id_ in ALL]


def refused(folder, assignment=ASSIGNMENT, output=None):
    with pytest.raises(CannotDo) as caught:
        report(assignment, folder, output, False)
    return str(caught.value)


def test_no_course(tmp_path):
    assert "no nbgrader_config.py" in refused(tmp_path)


def test_an_unknown_assignment(new_class):
    assert "Did you mean learner_from_scratch" in refused(new_class.root, "learner_from_scrach")


def test_nothing_is_graded_yet(new_class):
    says = refused(new_class.root)
    assert says == "Nothing of learner_from_scratch is graded yet. Run: autograder grade learner_from_scratch"


def test_a_page_is_an_html_file(new_class, tmp_path):
    assert "report.csv.html" in refused(new_class.root, output=tmp_path / "report.csv")


def test_the_page_goes_where_the_course_keeps_what_is_about_students(new_class, capsys):
    new_class.add("ann", passed())
    report(ASSIGNMENT, new_class.root, None, False)
    folder = new_class.root / "course" / "report" / ASSIGNMENT
    assert sorted(file.name for file in folder.iterdir()) == [
        "report-exercises.csv",
        "report-mistakes.csv",
        "report-students.csv",
        "report.html",
    ]
    out = capsys.readouterr().out
    assert all(str(file) in out for file in folder.iterdir())


def test_one_student_who_passes_everything(new_class, written):
    new_class.add("ann", passed())
    page = written(new_class).html
    assert "1 graded submission, 3 exercises" in page
    assert "No answer fails." in page
    assert "Nothing waits." in page
    assert "All submissions look fine." in page


def test_a_student_who_did_nothing(new_class, written):
    new_class.add("ann", [result(id_, "not_attempted") for id_ in ALL])
    assert "Nobody has answered" in written(new_class).html


def broken(path):
    path.write_text(path.read_text()[:-20])


def no_report(path):
    path.write_text('{"cells": [], "metadata": {}}')


def no_object(path):
    path.write_text('["a", "b"]')


def not_utf8(path):
    path.write_bytes(b"\xff\xfe{}")


def older(path):
    content = json.loads(path.read_text())
    content["metadata"]["autograder"]["report"]["schema"] = 0
    path.write_text(json.dumps(content))


def other_fields(path):
    content = json.loads(path.read_text())
    for exercise in content["metadata"]["autograder"]["report"]["exercises"]:
        del exercise["max_score"]
    path.write_text(json.dumps(content))


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda path: path.unlink(), "is gone"),
        (broken, "is broken"),
        (not_utf8, "is broken"),
        (no_object, "is broken"),
        (no_report, "has no report in it"),
        (older, "was graded by another version of the autograder"),
        (other_fields, "was graded by another version of the autograder"),
    ],
)
def test_a_graded_notebook_that_cannot_be_read(new_class, written, harm, says):
    for student in ("ann", "ben"):
        new_class.add(student, passed())
    harm(new_class.graded("ann") / "02_modules.ipynb")
    page = written(new_class)
    assert f"The graded notebook 02_modules.ipynb {says}. Its exercises are left out here." in page.html
    assert "1 student is left out" in page.html
    assert page.html.count("?<i>not known</i>") == 2
    assert "1 of 1" in page.html and "2 of 2" in page.html


def test_all_graded_by_another_version(new_class):
    new_class.add("ann", passed())
    for path in new_class.graded("ann").glob("*.ipynb"):
        older(path)
    says = refused(new_class.root)
    assert "was graded by another version" in says and "autograder grade learner_from_scratch --force" in says


def test_graded_notebooks_that_are_all_gone(new_class):
    new_class.add("ann", passed())
    shutil.rmtree(new_class.graded("ann"))
    assert "is gone" in refused(new_class.root)


def test_numbers_that_json_does_not_have(new_class, written):
    """A student's answer gave NaN, and Python's own JSON has that."""
    new_class.add("ann", passed())
    path = new_class.graded("ann") / "02_modules.ipynb"
    path.write_text(path.read_text().replace('"cells": []', '"cells": [NaN, -Infinity]'))
    assert "All submissions look fine." in written(new_class).html


def test_a_field_and_a_status_that_a_later_autograder_brings(new_class, written):
    wrong = result("q15", "failed", why="You wrote 1.", got="1")
    new_class.add("ann", [wrong, result("q16"), result("q22")])
    path = new_class.graded("ann") / "02_modules.ipynb"
    content = json.loads(path.read_text())
    first, second = content["metadata"]["autograder"]["report"]["exercises"]
    first["checks"][0]["failure"]["mistake"] = "off by one"
    second["status"] = "half_done"
    path.write_text(json.dumps(content))
    page = written(new_class).html
    assert "off by one" in page and "You wrote 1." in page
    assert "<i>half done</i>" in page


def test_an_empty_folder_was_handed_in(new_class, written):
    new_class.add("ann", passed())
    new_class.add("ben", [])
    shutil.rmtree(new_class.graded("ben"))
    for file in new_class.submitted("ben").iterdir():
        file.unlink()
    page = written(new_class).html
    assert "No notebook was handed in." in page
    assert page.count("–<i>not there</i>") == 3


def test_handed_in_again_since(new_class, written):
    new_class.add("ann", passed())
    (new_class.graded("ann") / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC\n")
    (new_class.submitted("ann") / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC")
    assert "handed in again" not in written(new_class).html
    (new_class.submitted("ann") / "timestamp.txt").write_text("2026-03-02 10:00:00 UTC")
    assert "It was handed in again after it was graded." in written(new_class).html


@pytest.mark.xdist_group("classroom")
def test_a_class_that_was_really_graded(tmp_path):
    tiny = TinyClass.made(tmp_path / "course").everybody()
    with Grader() as grader:
        graded(tiny, OneGrader(grader))
    report("further_research", tiny.root, tmp_path / "report.html", True)
    page = (tmp_path / "report.html").read_text()
    assert "4 graded submissions, 6 exercises" in page
    assert "r04" in page and "No notebook was handed in." in page
    assert "1 of 4 students gave an answer that does not pass. 2 gave none." in page


def test_from_the_command_line(new_class, monkeypatch, capsys, tmp_path):
    page = tmp_path / "page.html"
    words = ["autograder", "report", ASSIGNMENT, "--course", str(new_class.root), "--output", str(page)]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("autograder: Nothing of learner_from_scratch is graded yet.")
    new_class.add("ann", passed(), first_name="Ann")
    monkeypatch.setattr("sys.argv", [*words, "--names"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert "Ann (ann)" in page.read_text()
