"""A CSV file keeps every byte that nobody changes; what is written into it is harmless."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lms_readers import raw_rows, runs, score, value
from marked_class import nasty

from autograder.marks.cells import decimal_comma, number, read_number, safe
from autograder.marks.errors import MarksError
from autograder.marks.sheet import Sheet

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=6)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)
dialects = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t"),
        "quoting": st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
        "lineterminator": st.sampled_from(["\n", "\r\n"]),
    }
)


def written(rows, dialect):
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue()


@given(st.text(st.sampled_from('ab",;\r\n\t '), max_size=40), st.sampled_from(",;\t"), st.booleans())
@example('""",', ",", False)
def test_any_text_comes_back_to_the_byte(text, delimiter, bom):
    try:
        sheet = Sheet(text, delimiter=delimiter, bom=bom)
    except MarksError:
        with pytest.raises(AssertionError):
            raw_rows(text, delimiter)
        return
    assert sheet.to_bytes() == text.encode("utf-8-sig" if bom else "utf-8")
    rows = [row or [""] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    assert [[cell.value for cell in row] for row in sheet.rows] == rows


@given(tables, dialects, st.data())
def test_one_cell_changes_and_no_other(rows, dialect, data):
    text = written(rows, dialect)
    sheet = Sheet(text, delimiter=dialect["delimiter"])
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    new = data.draw(nasty)
    sheet.set(row, column, new)
    before, after = (raw_rows(t, dialect["delimiter"]) for t in (text, sheet.to_bytes().decode()))
    assert value(after[row][0][column]) == new
    before[row][0][column] = after[row][0][column] = ""
    assert after == before


@given(tables, dialects)
def test_the_delimiter_is_found(rows, dialect):
    header = ["Student", "ID", "Section", "Title, with: everything (1)"[: 5 + len(rows)]]
    filled = [header, *(["Lee, Ann", "7", "A", "1.5"] for _ in rows)]
    assert Sheet(written(filled, dialect)).delimiter == dialect["delimiter"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"PK\x03\x04rest", "save it as CSV"),
        ("a,é\n".encode("latin-1"), "in UTF-8"),
        ("a,b\n".encode("utf-16"), "in UTF-8"),
        (b"a,\0\n", "is no CSV file"),
        (b'a,"b\n1,2\n', "quote in row 1 is never closed"),
    ],
)
def test_what_is_no_csv_file(tmp_path, data, says):
    path = tmp_path / "file.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(MarksError, match=says):
        Sheet.read(path)


@given(nasty)
def test_text_that_a_spreadsheet_would_run_is_guarded_and_other_text_stays(text):
    assert not runs(safe(text))
    assert safe(text) == text or safe(text) == "'" + text
    if text[:1].isalnum():
        assert safe(text) == text


@given(st.floats(-1e6, 1e6), st.booleans())
def test_numbers_are_rounded_to_two_places_and_read_back(x, comma):
    text = number(x, comma=comma)
    assert abs(score(text) - x) <= 0.005000001 and read_number(text) == score(text)
    assert "e" not in text and (not comma or "." not in text) and not text.endswith((".", ","))


def test_numbers_as_people_write_them():
    assert [number(x) for x in (0, -0.0, 10, 100.0, 2.675, 0.125, 1 / 3, 1200)] == (
        ["0", "0", "10", "100", "2.68", "0.13", "0.33", "1200"]
    )
    assert [read_number(x) for x in ("17.5", " 17,5 ", "", "1.234,5", "nan", "EX")] == [
        17.5,
        17.5,
        *[None] * 4,
    ]
    assert decimal_comma(["", "10", "17,5"]) and not decimal_comma(["10", "17.5"]) and not decimal_comma([""])
