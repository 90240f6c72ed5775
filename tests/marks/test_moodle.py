"""Moodle: its worksheet filled in and a zip of feedback pages, read back as Moodle reads them."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lms_readers import moodle_feedback, moodle_import, raw_rows, runs, values
from marked_class import nasty

from autograder.marks.book import Book, Marks, Part
from autograder.marks.errors import MarksError
from autograder.marks.filling import Wishes
from autograder.marks.moodle import Columns, Worksheet, feedback_zip, fill_moodle
from autograder.marks.sheet import Sheet

COLUMNS = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\r\n"
)
WORKSHEET = f"""\
{COLUMNS}\
Participant 101,"Ann Lee",ann@x.org,"Submitted for grading - ",,10.00,Yes,"Sunday, 1 March 2026, 11:00 AM",-,\r
Participant 102,Ben Müller,BEN@x.org,-,4.00,10.00,Yes,-,-,"<p>Well, ""done""</p>"\r
Participant 103,Cem Lee,,-,,10.00,Yes,-,-,\r
Participant 104,Dee Dee,dee@x.org,-,,10.00,No,-,-,\r
Participant 105,Eva Ey,eva@x.org,-,,10.00,Yes,-,-,\r
"""
GERMAN = """\
ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Zuletzt geändert (Bewertung),Feedback als Kommentar
Teilnehmer/in101,Ann Lee,ann@x.org,-,,"10,00",-,
Teilnehmer/in102,Ben Müller,ben@x.org,-,"4,00","10,00",-,
"""


def student(id_, raw=None, first="", last="", email="", lms="", **about):
    scores = {"r01": raw} if raw is not None else {}
    return Marks(id_, first, last, email, lms, raw is not None, raw or 0.0, scores=scores, **about)


CLASS = [
    student("ann", 7.5, email="ann@x.org"),
    student("ben", 9, "Ben", "Müller", "ben@x.org", penalty=1.0, waiting=2.0),
    student("cem", 1 / 3, "Cem", "Lee"),
    student("dee", 5, email="dee@x.org"),
    student("eva", email="eva@x.org"),
    student("zoe", 2, "Zoë", "Zed"),
]


def book(students=CLASS, maximum=10.0):
    return Book("further_research", maximum, [Part("r01", maximum)], students)


def filled(text=WORKSHEET, students=CLASS, maximum=10.0, columns=None, comments=False, **wishes):
    worksheet = Worksheet(Sheet(text, "sheet.csv"), columns or Columns())
    _, notes = fill_moodle(worksheet, book(students, maximum), Wishes(**wishes), comments)
    return worksheet.sheet.to_bytes(), "\n".join(notes)


def test_moodle_reads_the_points_and_no_other_byte_changes():
    data, notes = filled()
    read = moodle_import(data, maximum=10)
    assert {who: grade for who, (grade, _) in read.items()} == {101: 7.5, 102: 8, 103: 0.33}
    expected = WORKSHEET.replace('grading - ",,', 'grading - ",7.5,').replace("-,4.00,", "-,8,")
    assert data.decode() == expected.replace("Cem Lee,,-,,", "Cem Lee,,-,0.33,")
    assert "Ben Müller (4, now 8)" in notes and "dee (locked in Moodle)" in notes and "eva" in notes
    assert "In the gradebook, but not in Moodle's file: Zoë Zed (zoe)" in notes
    assert "Found by name alone: Cem Lee" in notes and "2 points of 1 student wait" in notes


def test_who_is_in_moodle_alone_is_said():
    _, notes = filled(students=CLASS[:1])
    assert "In Moodle's file, but not in the gradebook: Ben Müller; Cem Lee; Dee Dee; Eva Ey" in notes


def test_comments_only_when_asked():
    assert moodle_import(filled()[0])[102][1] == '<p>Well, "done"</p>'
    comments = {who: text for who, (_, text) in moodle_import(filled(comments=True)[0]).items()}
    assert comments[102].startswith("9 of 10 points.<br>Late penalty: 1. Final: 8.<br>Not marked yet: 2.<br>")
    assert comments[101] == "7.5 of 10 points.<br>r01: 7.5 of 10"


def test_another_maximum_is_refused_scaled_or_left_as_asked():
    with pytest.raises(
        MarksError, match=r"Moodle gives at most 10 points, and further_research has 20.*--scale"
    ):
        filled(maximum=20.0)
    assert moodle_import(filled(maximum=20.0, scale=True)[0])[101][0] == 3.75
    assert moodle_import(filled(maximum=20.0, scale=False)[0])[101][0] == 7.5
    _, notes = filled(students=[student("ann", 12, email="ann@x.org")], maximum=20.0, scale=False)
    assert "Moodle skips points above its maximum of 10: ann" in notes


def test_a_worksheet_in_another_language():
    with pytest.raises(
        MarksError, match=r"No column is called 'Grade'.*--grade-column.*'Bewertung', 'Bestwertung'"
    ):
        filled(GERMAN)
    with pytest.raises(MarksError, match=r"Moodle gives at most 10 points"):
        filled(GERMAN, maximum=20.0, columns=Columns("Bewertung"))
    data, _ = filled(GERMAN, columns=Columns("Bewertung"))
    assert data.decode() == GERMAN.replace('-,,"10', '-,"7,5","10').replace('"4,00"', '"8"')
    with pytest.raises(MarksError, match="'Feedback comments'.*--feedback-column"):
        filled(GERMAN, columns=Columns("Bewertung"), comments=True)
    columns = Columns("Bewertung", "Feedback als Kommentar")
    names = ("ID", "Bewertung", "Zuletzt geändert (Bewertung)")
    read = moodle_import(filled(GERMAN, columns=columns, comments=True)[0], "Teilnehmer/in", names)
    assert read[101][0] == 7.5 and b"7.5 of 10 points." in filled(GERMAN, columns=columns, comments=True)[0]


def test_students_by_an_id_column():
    text = WORKSHEET.replace("Full name,Email address", "ID number,Group").replace(
        "Ben Müller,BEN@x.org", "007,A"
    )
    assert moodle_import(filled(text, [student("007", 3)])[0])[102][0] == 3


@pytest.mark.parametrize(
    ("text", "students", "says"),
    [
        ("name,points\nann,1\n", CLASS, "is no grading worksheet of Moodle"),
        (WORKSHEET.splitlines()[0], CLASS, "is no grading worksheet of Moodle"),
        ("Name,Mail,Grade\nann,a@x.org,1\n", CLASS, "has participants.*'Name', 'Mail'"),
        (WORKSHEET, [student("nobody", 1)], "None of the 1 students"),
        (WORKSHEET.replace("Participant 102", "Participant 101"), CLASS, "in sheet.csv twice"),
        (
            WORKSHEET.replace("BEN@x.org", "ann@x.org"),
            CLASS,
            "ann is in sheet.csv twice: in row 2 .*, in row 3",
        ),
        (
            WORKSHEET,
            [student("a", 1, email="ann@x.org"), student("b", 1, email="ANN@x.org")],
            "could be a or b",
        ),
        (
            WORKSHEET.replace("Ann Lee", "Cem Lee"),
            [student("x", 1, "Cem", "Lee")],
            "in sheet.csv are called Cem Lee",
        ),
    ],
)
def test_what_is_in_doubt_is_refused(text, students, says):
    with pytest.raises(MarksError, match=says):
        filled(text, students)


def test_the_feedback_zip(tmp_path):
    pages = {}
    for who in ("ann", "ben", "zoe"):
        pages[who] = [tmp_path / f"{who}.html"]
        pages[who][0].write_text(who)
    worksheet = Worksheet(Sheet(WORKSHEET.replace("Ann Lee", "Ann_B / Lee"), "sheet.csv"))
    found, _ = fill_moodle(worksheet, book(), Wishes())
    data, notes = feedback_zip(worksheet, found, pages)
    assert moodle_feedback(data, range(101, 106)) == {101: ["ann.html"], 102: ["ben.html"]}
    assert notes == ["Without a feedback page: cem; dee; eva"]
    assert feedback_zip(worksheet, found, pages)[0] == data
    with pytest.raises(MarksError, match="no feedback pages yet"):
        feedback_zip(worksheet, found, {})


@given(
    st.lists(st.tuples(nasty, nasty, st.floats(0, 10)), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.booleans(),
)
def test_any_names_any_numbers(tmp_path_factory, people, quoting, bom):
    """Whatever stands in the other cells stays; Moodle reads the points, and whose the pages are."""
    header = COLUMNS.strip().split(",")
    rows = [
        [f"Participant {n}", name, f"s{n}@x.org", "-", "", "10.00", "Yes", "-", "-", comment]
        for n, (name, comment, _) in enumerate(people, 1)
    ]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting).writerows([header, *rows])
    students = [student(f"s{n}", points, email=f"s{n}@x.org") for n, (_, _, points) in enumerate(people, 1)]
    worksheet = Worksheet(Sheet(text.getvalue(), delimiter=",", bom=bom))
    found, _ = fill_moodle(worksheet, book(students), Wishes(), comments=False)
    data = worksheet.sheet.to_bytes()
    read = moodle_import(data, maximum=10)
    assert all(abs(read[n][0] - points) <= 0.00500001 for n, (_, _, points) in enumerate(people, 1))
    before, after = (
        [(row[:4] + row[5:], end) for row, end in raw_rows(t, ",")]
        for t in (text.getvalue(), data.decode("utf-8-sig"))
    )
    assert after == before and data.startswith(b"\xef\xbb\xbf") == bom
    page = tmp_path_factory.getbasetemp() / "page.html"
    page.write_text("page")
    zipped, _ = feedback_zip(worksheet, found, {marks.id: [page] for marks in students})
    assert moodle_feedback(zipped, range(1, 9)) == {n: ["page.html"] for n in range(1, len(people) + 1)}


def test_a_comment_that_we_write_runs_nowhere():
    comments = [text for _, text in moodle_import(filled(comments=True)[0]).values()]
    assert not any(map(runs, comments)) and not any(re.search(r"<(?!br>)", text) for text in comments[:2])


def test_a_spreadsheet_program_opens_it(tmp_path, spreadsheet):
    path = tmp_path / "moodle.csv"
    path.write_bytes(filled()[0])
    rows = values(spreadsheet(path))
    assert rows[0] == values(WORKSHEET)[0] and [row[4] for row in rows[1:4]] == ["7.5", "8", "0.33"]
