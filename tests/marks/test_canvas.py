"""Canvas: its own export with one column filled in, read back as Canvas reads it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lms_readers import canvas_import, raw_rows, value, values
from marked_class import nasty

from autograder.marks.book import Book, Marks, Part
from autograder.marks.canvas import fill_canvas
from autograder.marks.errors import MarksError
from autograder.marks.filling import Wishes
from autograder.marks.sheet import Sheet

EXPORT = '''\
Student,ID,SIS User ID,SIS Login ID,Section,Essay (100),Further Research (200),Unread (300),Current Score,Final Score
    ,,,,,Manual Posting,,,,
    Points Possible,,,,,5.00,10.00,1.00,(read only),(read only)
"Lee, Ann",11,u1,ann,"Week 1, ""A""",4,,,80.00,
"Müller, Ben",12,u2,BEN@x.org,A,EX,,,,
"Lee, Cem",13,,,A,N/A,3.00,,,
"Dee, Dee",14,u4,dee,A,,EX,,,
"Ey, Eva",15,u5,eva,A,,,,,
"Student, Test",99,,,A,,,,,
'''


def student(id_, raw=None, first="", last="", email="", lms="", **about):
    scores = {"r01": raw} if raw is not None else {}
    return Marks(id_, first, last, email, lms, raw is not None, raw or 0.0, scores=scores, **about)


CLASS = [
    student("ann", 7.5, "Ann", "Lee"),
    student("x2", 9, email="ben@x.org", lms="u2"),
    student("x3", 1 / 3, "Cem", "Lee"),
    student("dee", 5),
    student("eva"),
    student("zoe", 2, "Zoë", "Zed"),
]


def book(students=CLASS, maximum=10.0):
    return Book("further_research", maximum, [Part("r01", maximum)], students)


def filled(text=EXPORT, students=CLASS, maximum=10.0, column=None, **wishes):
    sheet = Sheet(text, "canvas.csv")
    notes = fill_canvas(sheet, book(students, maximum), Wishes(**wishes), column)
    return sheet.to_bytes(), "\n".join(notes)


def test_canvas_reads_the_points_and_no_other_byte_changes():
    data, notes = filled()
    assert canvas_import(data)["200"] == {"11": 7.5, "12": 9, "13": 0.33, "14": "EX", "15": None, "99": None}
    expected = EXPORT
    for before, after in [
        ('""A""",4,,,', '""A""",4,7.5,,'),
        ("A,EX,,,,", "A,EX,9,,,"),
        ("N/A,3.00,", "N/A,0.33,"),
    ]:
        expected = expected.replace(before, after)
    assert data.decode() == expected
    assert "3 have their points in 'Further Research (200)'" in notes
    assert "Lee, Cem" not in notes and "Cem Lee (3, now 0.33)" in notes
    assert "dee (excused)" in notes and "Submitted nothing" in notes and "eva" in notes
    assert "In the gradebook, but not in Canvas's file: Zoë Zed (zoe)" in notes
    assert "Found by name alone: Cem Lee" in notes and "Test" not in notes


def test_who_is_in_canvas_alone_is_said():
    _, notes = filled(students=CLASS[:1])
    assert "In Canvas's file, but not in the gradebook: Müller, Ben; Lee, Cem; Dee, Dee; Ey, Eva" in notes


def test_zeros_only_when_asked_and_never_for_what_is_not_graded():
    ungraded = student("ann")
    ungraded.ungraded = True
    data, notes = filled(students=[ungraded, *CLASS[1:]], zeros=True)
    read = canvas_import(data)["200"]
    assert read["15"] == 0 and read["11"] is None and "ann (not graded yet)" in notes


def test_points_that_wait_are_a_warning():
    students = [student("ann", 7.5, waiting=2.0), *CLASS[1:]]
    assert "Not final yet: 2 points of 1 student wait" in filled(students=students)[1]


def test_a_column_by_its_title_with_or_without_its_number():
    for column in ("Essay (100)", "Essay"):
        data, _ = filled(column=column, maximum=5.0)
        assert canvas_import(data)["100"]["11"] == 7.5 and canvas_import(data)["200"]["11"] is None


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        (
            ("Further Research", "Homework"),
            None,
            r"Which column is further_research\?.*'Essay \(100\)', 'Homework",
        ),
        (("Essay", "further_research"), None, r"Which column.*'further_research \(100\)'"),
        (("", ""), "Nosuch", r"No assignment column is called 'Nosuch'.*'Unread \(300\)'"),
        (("", ""), "Final Score", "No assignment column"),
        (
            ("Essay (100)", "Further Research (200)"),
            "Further Research (200)",
            "More than one assignment column",
        ),
        (("10.00", "(read only)"), "Further Research (200)", "No assignment column"),
    ],
)
def test_a_column_that_cannot_be_told(change, column, says):
    with pytest.raises(MarksError, match=says):
        filled(EXPORT.replace(*change, 1), column=column)


def test_another_maximum_is_refused_scaled_or_left_as_asked():
    with pytest.raises(
        MarksError, match=r"Canvas gives at most 10 points, and further_research has 20.*--scale"
    ):
        filled(maximum=20.0)
    assert canvas_import(filled(maximum=20.0, scale=True)[0])["200"]["11"] == 3.75
    assert canvas_import(filled(maximum=20.0, scale=False)[0])["200"]["11"] == 7.5


@pytest.mark.parametrize(
    ("text", "students", "says"),
    [
        ("name,points\nann,1\n", CLASS, "is no gradebook that Canvas exported"),
        (EXPORT, [student("nobody", 1)], "None of the 1 students"),
        (
            EXPORT + EXPORT.splitlines()[3] + "\n",
            CLASS,
            "ann is in canvas.csv twice: in row 4 by .*, in row 10 by",
        ),
        (EXPORT, [student("ann", 1), student("y", 1, lms="11")], r"row 4 could be ann or y"),
        (EXPORT, [student("ann", 1, lms="12")], "ann is in canvas.csv twice"),
        (
            EXPORT,
            [student("a", 1, "Cem", "Lee"), student("b", 1, "Cem", "Lee")],
            "in the gradebook are called Cem Lee",
        ),
        (EXPORT + '"Lee, Cem",20,,,A,,,,,\n', CLASS, "in canvas.csv are called Cem Lee"),
    ],
)
def test_who_is_who_is_never_guessed(text, students, says):
    with pytest.raises(MarksError, match=says):
        filled(text, students)


def test_two_of_one_name_are_told_apart_by_their_ids():
    text = EXPORT + '"Lee, Ann",21,u21,ann2,A,,,,,\n'
    data, _ = filled(text, [*CLASS, student("ann2", 1, "Ann", "Lee")])
    read = canvas_import(data)["200"]
    assert (read["11"], read["21"]) == (7.5, 1)


def test_semicolons_and_a_decimal_comma():
    text = "\ufeff" + EXPORT.replace('"Lee, Ann"', '"Lee; Ann"').replace(",", ";").replace(".00", ",00")
    sheet_in = text.replace('"Lee; Ann"', '"Lee, Ann"')
    sheet = Sheet(sheet_in.removeprefix("\ufeff"), "canvas.csv", bom=True)
    fill_canvas(sheet, book(), Wishes())
    data = sheet.to_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and ";7,5;" in data.decode()
    assert canvas_import(data)["200"]["11"] == 7.5


ROW = st.tuples(nasty, nasty, st.one_of(st.just(""), st.floats(0, 10).map(lambda x: f"{x:.2f}")))


@given(
    st.lists(st.tuples(ROW, st.floats(0, 10)), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.booleans(),
    st.booleans(),
)
def test_any_names_any_numbers(people, quoting, bom, comma):
    """Whatever stands in the other cells stays, and Canvas reads the points that the gradebook has."""
    header = ["Student", "ID", "SIS Login ID", "Section", "Other (1)", "Further research (2)"]
    rows = [header, ["    Points Possible", "", "", "", "10.00", "10.00"]]
    rows += [
        [name + ".", str(700 + n), f"login{n}", section, "1.00", before]
        for n, ((name, section, before), _) in enumerate(people)
    ]
    if comma:
        rows = [row[:4] + [cell.replace(".", ",") for cell in row[4:]] for row in rows]
    delimiter = ";" if comma else ","
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)
    sheet = Sheet(text.getvalue(), delimiter=delimiter, bom=bom)
    fill_canvas(sheet, book([student(f"login{n}", points) for n, (_, points) in enumerate(people)]), Wishes())
    data = sheet.to_bytes()
    result = data.decode("utf-8-sig")
    read = [value(row[5]) for row, _ in raw_rows(result, delimiter)][2:]
    for cell, (_, points) in zip(read, people, strict=True):
        assert abs(float(cell.replace(",", ".")) - points) <= 0.00500001
    before, after = (
        [(row[:5], end) for row, end in raw_rows(text, delimiter)] for text in (text.getvalue(), result)
    )
    assert after == before and data.startswith(b"\xef\xbb\xbf") == bom


def test_a_spreadsheet_program_opens_it(tmp_path, spreadsheet):
    path = tmp_path / "canvas.csv"
    path.write_bytes(filled()[0])
    rows = values(spreadsheet(path))
    assert rows[0] == values(EXPORT)[0] and [row[6] for row in rows[3:6]] == ["7.5", "9", "0.33"]
