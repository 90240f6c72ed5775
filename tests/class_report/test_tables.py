"""The CSV files hold what the page shows, and no spreadsheet runs anything in them."""

import csv
import io

import pytest

from benchmarks.graded_class import result


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_exercises(mixed_report):
    rows = {row["exercise"]: row for row in read(mixed_report.csv["exercises"])}
    assert list(rows) == ["q15", "q16", "q22"]
    q16 = rows["q16"]
    assert (q16["students"], q16["passed"], q16["partly"], q16["error"]) == ("14", "10", "2", "1")
    assert q16["notebook"] == "02_modules" and float(q16["share of points"]) == pytest.approx(
        11 / 14, abs=1e-4
    )
    assert -1 <= float(q16["tells strong from weak"]) <= 1


def test_mistakes(mixed_report):
    rows = read(mixed_report.csv["mistakes"])
    row = next(row for row in rows if row["mistake"] == "It starts at ….")
    assert (row["exercise"], row["students"], row["of"]) == ("q16", "2", "14")
    assert (row["tried"], row["expected"], row["got"]) == ("fibonacci()", "[0, 1]", "[1] by (name)")
    assert row["message"] in ("It starts at 1, 1.", "It starts at 2, 3.")


def test_students(mixed_report):
    rows = read(mixed_report.csv["students"])
    assert [row["student"] for row in rows] == [f"student {n}" for n in range(1, 15)]
    late = [row for row in rows if float(row["hours late"])]
    assert [row["hours late"] for row in late] == ["26.0", "26.0"]
    assert {(row["q16"], row["q16 points"], row["answers waiting"]) for row in late} == {
        ("partly", "1.0", "2")
    }
    assert {row["points of the exercises"] for row in late} == {"5.0"}


@pytest.mark.parametrize("start", "=+-@\t")
def test_no_cell_is_a_formula(new_class, written, start):
    formula = f'{start}HYPERLINK("x","y")'
    wrong = result("q15", "failed", why=formula, tried=formula, got=formula, expected=formula)
    new_class.add(
        "ann",
        [wrong, result("q16"), result("q22")],
        problems={"03_losses": [f"{formula} 03_losses"]},
        first_name=formula,
    )
    page = written(new_class, names=True)
    cells = [cell for text in page.csv.values() for row in read(text) for cell in row.values()]
    assert f"'{formula}" in cells and f"'{formula} (ann)" in cells
    texts = [cell for cell in cells if not is_number(cell)]
    assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t"))]


def is_number(cell):
    try:
        float(cell)
        return True
    except ValueError:
        return False


def test_half_a_character_and_a_quote_do_not_break_the_files(new_class, written):
    says = 'a "quote", a comma,\na line and half a character \ud83d'
    new_class.add("ann", [result("q15", "failed", why=says), result("q16"), result("q22")])
    (row,) = read(written(new_class).csv["mistakes"])
    assert row["mistake"].startswith('a "quote", a comma,\na line and half a character')
