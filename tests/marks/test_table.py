"""The CSV file of all marks: what is in it, and that nothing in a name breaks it or runs."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lms_readers import runs, values
from marked_class import ASSIGNMENT, WAITS, MarkedClass, nasty

from autograder.marks.book import Book, Marks, Part, read_book
from autograder.marks.errors import MarksError
from autograder.marks.table import table


def read(book):
    """Rows as dicts by column, by student."""
    header, *rows = values(table(book).decode("utf-8-sig"))
    assert all(len(row) == len(header) for row in rows)
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def test_a_row_for_each_student_and_a_column_for_each_exercise_and_written_answer(marked):
    marked.student("ann", [4, WAITS, 1.5], first_name="Ann", last_name="Lee", email="ann@x.org")
    marked.student("ben", [1 / 3, 0, 0], late=timedelta(hours=1))
    marked.student("cem")
    rows = read(read_book(marked.gradebook, ASSIGNMENT))
    assert list(rows["ann"].items()) == [
        ("student", "ann"),
        ("last name", "Lee"),
        ("first name", "Ann"),
        ("email", "ann@x.org"),
        ("submitted", "yes"),
        ("r01", "4"),
        ("r01_why", ""),
        ("r02", "1.5"),
        ("raw score", "5.5"),
        ("late penalty", "0"),
        ("final score", "5.5"),
        ("maximum", "10"),
        ("points waiting", "2"),
        ("seconds late", "0"),
    ]
    assert rows["ben"]["seconds late"] == "3600" and rows["ben"]["r01"] == "0.3333"
    assert rows["ben"]["points waiting"] == "0"
    assert [rows["cem"][c] for c in ("submitted", "r01", "raw score", "final score")] == ["no", "", "0", "0"]


def test_the_final_score_is_never_below_zero(marked):
    marked.student("ann", [2, 0, 0])
    submission = marked.gradebook.find_submission(ASSIGNMENT, "ann")
    submission.notebooks[0].late_submission_penalty = 3
    marked.gradebook.db.commit()
    row = read(read_book(marked.gradebook, ASSIGNMENT))["ann"]
    assert [row[c] for c in ("raw score", "late penalty", "final score")] == ["2", "3", "0"]


def test_a_persons_mark_and_extra_points_count_as_in_nbgrader(marked):
    marked.student("ann", [4, WAITS, 0])
    grade = marked.gradebook.find_grade("r01_why", "one", ASSIGNMENT, "ann")
    grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 1, False
    marked.gradebook.db.commit()
    (marks,) = read_book(marked.gradebook, ASSIGNMENT).students
    assert marks.raw == marked.gradebook.find_submission(ASSIGNMENT, "ann").score == 6.5
    assert marks.scores["r01_why"] == 2.5 and not marks.waiting


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda m: None, "no students"),
        (lambda m: m.student("ann"), "Nothing of further_research has been graded yet"),
        (lambda m: m.student("ann", [WAITS, WAITS, WAITS]), "Nothing of further_research has been graded"),
    ],
)
def test_a_gradebook_without_marks(marked, make, says):
    make(marked)
    with pytest.raises(MarksError, match=says):
        read_book(marked.gradebook, ASSIGNMENT)


def test_an_assignment_or_student_that_is_not_there(marked):
    marked.student("ann", [1, 1, 1])
    with pytest.raises(MarksError, match=r"no assignment 'week_1'.*It has further_research"):
        read_book(marked.gradebook, "week_1")
    with pytest.raises(MarksError, match="no student 'anne'"):
        read_book(marked.gradebook, ASSIGNMENT, only=["anne"])


@given(st.lists(st.tuples(nasty, nasty, nasty, st.floats(0, 4)), min_size=1, max_size=5))
def test_any_name_is_read_back_and_none_runs(people):
    students = [
        Marks(f"s{n}", first, last, email, "", True, raw=points, scores={"q01": points})
        for n, (first, last, email, points) in enumerate(people)
    ]
    rows = read(Book("a", 4, [Part("q01", 4)], students))
    for n, (first, last, email, points) in enumerate(people):
        row = rows[f"s{n}"]
        assert not any(runs(cell) for cell in row.values())
        for column, name in (("first name", first), ("last name", last), ("email", email)):
            assert row[column] in (name, "'" + name)
        assert abs(float(row["q01"]) - points) <= 0.00005001


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(nasty, st.lists(st.one_of(st.floats(0, 4), st.just(WAITS)), min_size=3, max_size=3)))
)
def test_totals_are_those_of_the_gradebook(tmp_path_factory, people):
    marked = MarkedClass(tmp_path_factory.mktemp("class") / "gradebook.db")
    marked.student("first", [0, 0, 0])
    for n, (name, scores) in enumerate(people):
        marked.student(f"s{n}", scores, last_name=name)
    for marks in read_book(marked.gradebook, ASSIGNMENT).students:
        there = marked.gradebook.find_submission(ASSIGNMENT, marks.id)
        assert abs(marks.raw - there.score) < 1e-9
        assert bool(marks.waiting) == there.needs_manual_grade
    marked.gradebook.close()


def test_a_spreadsheet_program_opens_it_and_runs_nothing(tmp_path, spreadsheet):
    names = [
        "=1+1",
        "+1+1",
        "@SUM(1)",
        '=HYPERLINK("http://x","y")',
        ' "=1+1',
        "Lee, Ann",
        'O"Brien',
        "a\nb",
        "李",
        "\u200f=1+1",
    ]
    students = [Marks(f"s{n}", "", name, "", "", raw=n / 2) for n, name in enumerate(names)]
    path = tmp_path / "marks.csv"
    path.write_bytes(table(Book("a", 4, [Part("q01", 4)], students)))
    header, *rows = values(spreadsheet(path))
    assert [row[header.index("raw score")] for row in rows] == [
        "0",
        "0.5",
        "1",
        "1.5",
        "2",
        "2.5",
        "3",
        "3.5",
        "4",
        "4.5",
    ]
    shown = [row[1].lstrip("'") for row in rows]
    assert shown == names, shown
