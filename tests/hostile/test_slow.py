"""Notebooks that are made to keep a reader busy, and what no reader expects."""

import json

import pytest
from hostile import nested, notebook_text
from notebooks import EXERCISES, FIBONACCI, EditedNotebook

from autograder.classroom import reading, reports
from autograder.reading import cells as facts
from autograder.reading import notebook

RELEASED = EXERCISES / "02_modules.ipynb"


def repaired(folder, text):
    path = folder / RELEASED.name
    path.write_text(text, encoding="utf-8")
    return reports.repaired(path, RELEASED)


@pytest.fixture
def decoded(monkeypatch):
    """How many characters are given to a decoder, each time that one starts."""
    sizes = []
    real = json.JSONDecoder.raw_decode
    monkeypatch.setattr(
        json.JSONDecoder,
        "raw_decode",
        lambda self, s, idx=0: (sizes.append(len(s) - idx), real(self, s, idx))[1],
    )
    return sizes


@pytest.mark.parametrize(
    "text",
    [
        nested(200_000),
        '{"cell_type": "code", "source": "x", "metadata": ' * 10_000,
        '{"cell_type": "code", "source": "x", "metadata": ' * 10_000 + "}" * 10_000,
        '{"' * 200_000,
        '"' + '\\"' * 200_000,
    ],
)
def test_each_character_of_broken_json_is_decoded_twice_at_most(tmp_path, decoded, text):
    made = repaired(tmp_path, text)
    assert "not a notebook any more" in made.problems[0]
    assert sum(decoded) <= 2 * len(text) + 10**6  # and the schema of notebooks


def test_what_is_whole_in_broken_json_still_counts(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    made = EditedNotebook(folder).answer(q16=FIBONACCI)
    text = json.dumps(made.content, indent=1)
    for broken in (
        text[:-40],
        text.replace('"metadata": {', '"metadata": {\n<<<<<<< mine', 1),
        nested(9) + text,
    ):
        cells = repaired(tmp_path, broken).nb.cells
        assert any(cell.source == FIBONACCI for cell in cells)


def test_ipythons_own_lines_are_read_up_to_a_number(monkeypatch):
    from IPython.core.inputtransformer2 import TransformerManager

    seen = []
    real = TransformerManager.transform_cell
    monkeypatch.setattr(
        TransformerManager, "transform_cell", lambda self, cell: (seen.append(cell), real(self, cell))[1]
    )
    assert "1,000 lines of IPython's own" in facts.unreadable("!a\n" * 1000) and not seen
    tree = facts.parse(
        "#" * 500 + "\n" + "!a\n" * 40 + "y = !ls\nz = 1\n%matplotlib inline\ndef f():\n    !a\n    f?\n"
    )
    assert facts.bound(tree) == {"y", "z", "f"} and not seen
    tree = facts.parse("!pip install x\n%matplotlib inline\nx?\nz = 1")
    assert facts.bound(tree) == {"z"} and seen


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "python3"}},
        {"kernelspec": {"name": "python3", "display_name": ["a"]}},
        {"kernelspec": 3},
        {"language_info": {}},
        {"language_info": {"name": None, "version": {}}},
        {"autograder": {"report": {"exercises": 7}}},
    ],
)
def test_metadata_that_is_not_as_the_format_has_it(tmp_path, metadata):
    content = EditedNotebook(tmp_path).answer(q16=FIBONACCI).content
    made = repaired(tmp_path, notebook_text(content["cells"], **metadata))
    assert any(cell.source == FIBONACCI for cell in made.nb.cells) and made.problems == []


@pytest.mark.parametrize("grade_id", [["q16"], {"q16": 1}, 7, None, "q" * 10**6, "\ud800"])
def test_a_grade_id_of_any_kind(course, grade_id):
    notebook = course.hand_in("nell", q16=FIBONACCI)["02_modules"]
    notebook.cell("q15")["metadata"]["nbgrader"]["grade_id"] = grade_id
    notebook.save()
    (course.submitted("nell") / "02_modules.ipynb").rename(course.submitted("nell") / "mine.ipynb")
    assert course.autograde("nell")["success"]
    assert course.grades("nell")["q16_check"][0] == 2


def test_more_than_a_notebook_holds_is_left_out(tmp_path):
    cell = {"cell_type": "code", "source": "x", "metadata": {}, "outputs": [], "execution_count": None}
    made = repaired(tmp_path, notebook_text([cell] * (notebook.MOST_CELLS + 500)))
    assert len(made.nb.cells) <= notebook.MOST_CELLS + 100
    output = {"output_type": "stream", "name": "stdout", "text": "x"}
    busy = {**cell, "outputs": [output] * 1000}
    made = repaired(tmp_path, notebook_text([busy] * 20))
    assert sum(len(c.get("outputs", [])) for c in made.nb.cells) <= reading.MOST_OUTPUTS
    made = repaired(tmp_path, '{"cells": [' + "{}," * notebook.MOST_VALUES + "{}]}")
    assert "holds too much" in made.problems[0]


def test_the_assignment_is_graded_with_a_slow_notebook_in_it(course):
    notebook = course.hand_in("olaf", q16=FIBONACCI)["02_modules"]
    for _ in range(20):
        notebook.insert(3, "!a\n" * 1000)
    assert course.autograde("olaf")["success"]
    assert course.grades("olaf")["q16_check"][0] == 2
