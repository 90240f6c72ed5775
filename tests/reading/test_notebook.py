"""The one reader: what a file holds, whichever program saved it and whatever has happened to it since."""

import json

import pytest

from autograder.reading import notebook
from autograder.reading.notebook import content_of


def made(*sources, **more):
    cells = [{"cell_type": "code", "id": f"c{n}", "source": s, "metadata": {}} for n, s in enumerate(sources)]
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells, **more}, ensure_ascii=False
    )


def sources(content):
    return [cell["source"] for cell in content.cells]


def test_a_notebook_as_jupyter_saves_it():
    content = content_of("a.ipynb", made("x = 1", "y = 'é'").encode())
    assert sources(content) == ["x = 1", "y = 'é'"]
    assert content.problems == []


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-8-sig", "byte order mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32"),
        ("latin-1", "Latin-1"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_another_encoding_is_read_and_named(encoding, says):
    content = content_of("a.ipynb", made("name = 'Zoë · é'").encode(encoding))
    assert sources(content) == ["name = 'Zoë · é'"]
    (problem,) = content.problems
    assert says in problem and problem.startswith("a.ipynb")


def test_a_damaged_character_does_not_make_it_another_encoding():
    content = content_of("a.ipynb", made("name = 'éèü'", "x = 'ö'").encode().replace("ö".encode(), b"\xff"))
    assert sources(content) == ["name = 'éèü'", "x = '\ufffd'"]
    assert "1 bytes" in content.problems[0]


def test_characters_that_python_cannot_read_are_taken_out_with_a_remark():
    raw = made("x = 1", "y = '@'", "z = '#'").replace("@", "\\u0000").replace("#", "\\ud800")
    content = content_of("a.ipynb", raw.encode())
    assert sources(content) == ["x = 1", "y = ''", "z = ''"]
    assert "cell 2, 3" in content.problems[0]


@pytest.mark.parametrize(("end", "whole"), [("]}", ["x = 1", "y = 2"]), ("= 2", ["x = 1"]), ("= 1", [])])
def test_of_a_file_that_is_cut_off_whole_cells_are_read(end, whole):
    raw = made("x = 1", "y = 2")
    content = content_of("a.ipynb", raw[: raw.rindex(end)].encode())
    assert "JSON is broken" in content.problems[0]
    assert sources(content) == whole


def test_cells_around_a_merge_conflict_are_read():
    raw = made("x = 1", "y = 2").replace(
        '"y = 2"', '\n<<<<<<< mine\n"y = 2"\n=======\n"y = 3"\n>>>>>>> theirs\n'
    )
    content = content_of("a.ipynb", raw.encode())
    assert sources(content) == ["x = 1"]
    assert "JSON is broken" in content.problems[0]


def test_a_line_break_inside_a_text_does_no_harm():
    assert sources(content_of("a.ipynb", made("x = 1\ny = 2").replace("\\n", "\n").encode())) == [
        "x = 1\ny = 2"
    ]


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "3", '{"cells": 3}', "\x00", '{"nbformat": 4}', "<html></html>", "[" * 100_000]
)
def test_what_is_no_notebook_has_no_cells_and_says_so(raw):
    content = content_of("a.ipynb", raw.encode())
    assert content.cells == []
    assert content.problems and content.problems[0].startswith("a.ipynb")


def test_invalid_parts_are_put_right():
    cells = [
        {"cell_type": "code", "id": "a b", "source": ["x = 1", 7, "w"], "metadata": []},
        {"cell_type": "heading", "id": "same", "source": 3},
        {"cell_type": "code", "id": "same", "source": "y", "metadata": {"nbgrader": "no"}},
        {
            "cell_type": "code",
            "id": "same",
            "source": "z",
            "metadata": {"nbgrader": {"grade_id": "q1", "x": [1]}},
        },
        "no cell",
    ]
    content = content_of("a.ipynb", json.dumps({"cells": cells, "metadata": 7}).encode())
    assert sources(content) == ["x = 1\nw", "", "y", "z"]  # lines without their ends are lines
    assert [cell["cell_type"] for cell in content.cells] == ["code", "raw", "code", "code"]
    assert len({cell["id"] for cell in content.cells}) == 4
    assert content.cells[3]["metadata"] == {"nbgrader": {"grade_id": "q1"}}
    assert "1 entries" in content.problems[0]


def test_an_old_format_is_converted():
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}}
    old["worksheets"] = [
        {"cells": [{"cell_type": "code", "language": "python", "input": "x = 1", "outputs": []}]}
    ]
    content = content_of("a.ipynb", json.dumps(old).encode())
    assert sources(content) == ["x = 1"]
    assert "old notebook format" in content.problems[0]


def test_much_output_is_left_out_before_anything_is_given_up(monkeypatch):
    monkeypatch.setattr(notebook, "MANY", 2_000)
    monkeypatch.setattr(notebook, "LARGEST", 3_000)
    printed = [{"output_type": "stream", "text": [f'[{n}] "outputs": [ \\" ]\n' for n in range(500)]}]
    cells = [
        {"cell_type": "code", "source": "x = 1", "outputs": printed},
        {"cell_type": "code", "source": "y = 2", "outputs": []},
    ]
    content = content_of("a.ipynb", json.dumps({"cells": cells}).encode())
    assert sources(content) == ["x = 1", "y = 2"]
    assert "without its outputs" in content.problems[0]


def test_what_is_too_large_without_its_outputs_is_given_up(monkeypatch):
    monkeypatch.setattr(notebook, "MANY", 2_000)
    monkeypatch.setattr(notebook, "LARGEST", 3_000)
    content = content_of("a.ipynb", made("x = 1" * 1_000).encode())
    assert content.cells == []
    assert "holds too much" in content.problems[0]


def test_the_version_of_python_that_it_was_run_with():
    metadata = {"language_info": {"version": "3.13.1"}}
    assert content_of("a", made("x", metadata=metadata).encode()).python == "3.13.1"
    assert content_of("a", made("x", metadata={"language_info": {"version": "<b>"}}).encode()).python == ""
