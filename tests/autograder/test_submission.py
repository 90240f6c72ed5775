"""Notebooks as students leave them are read without an error, and what is wrong is said."""

import json

import pytest
from notebooks import EXERCISES, FIBONACCI, EditedNotebook

from autograder.reading.submission import NoSubmission, read_submission


def sources(cells):
    return [cell.source for cell in cells]


def test_the_released_notebooks_are_not_attempted():
    submission = read_submission(EXERCISES)
    assert submission.assignment.id == "learner_from_scratch"
    assert submission.problems == []
    assert not any(answer.attempted for answer in submission.answers)


def test_blanks_at_line_ends_do_not_make_an_attempt(notebook):
    stub = notebook.cell("q16")["source"]
    text = stub if isinstance(stub, str) else "".join(stub)
    notebook.answer(q16="\n" + text.replace("\n", "  \n") + "\n\n")
    assert not read_submission(notebook.path).answer("q16").attempted


def test_a_source_may_be_a_list_of_lines(notebook):
    notebook.answer(q16=FIBONACCI.splitlines(keepends=True))
    assert read_submission(notebook.path).answer("q16").cell.source == FIBONACCI


def test_a_deleted_cell_is_missing_and_said_to_be(notebook):
    del notebook.content["cells"][notebook.place("q16")]
    submission = read_submission(notebook.save().path)
    assert submission.answer("q16").cell is None
    assert any("'q16'" in problem for problem in submission.problems)


def test_of_duplicated_cells_the_last_changed_one_counts(notebook):
    place = notebook.place("q16")
    copies = [json.loads(json.dumps(notebook.cell("q16"))) for _ in range(2)]
    notebook.content["cells"][place + 1 : place + 1] = copies
    copies[0]["source"] = FIBONACCI
    submission = read_submission(notebook.save().path)
    assert submission.answer("q16").cell.source == FIBONACCI
    assert any("3 cells 'q16'" in problem for problem in submission.problems)


def test_a_renamed_notebook_is_known_by_its_exercises(notebook):
    renamed = notebook.path.rename(notebook.path.with_name("my homework (1).ipynb"))
    assert read_submission(renamed).answer("q16").notebook.name == "02_modules"
    assert read_submission(renamed.parent).answer("q16").cell is not None


def test_a_missing_notebook_is_a_problem_of_its_exercises_only(notebook):
    submission = read_submission(notebook.answer(q16=FIBONACCI).path.parent)
    assert submission.answer("q16").attempted
    assert submission.answer("q25").cell is None
    assert any("04_learner" in problem for problem in submission.problems)


@pytest.mark.parametrize("text", ["{", "", "[]", '{"cells": 3}', '{"cells": [3]}', "\x00", '{"nbformat": 4}'])
def test_a_broken_notebook_does_not_stop_the_others(notebook, text):
    EditedNotebook(notebook.path.parent, "05_schedules").path.write_text(text)
    submission = read_submission(notebook.answer(q16=FIBONACCI).path.parent)
    assert submission.answer("q16").attempted
    assert submission.answer("q34").cell is None
    assert any("05_schedules" in problem for problem in submission.problems)


def test_an_old_format_is_converted(notebook):
    import nbformat

    notebook.answer(q16=FIBONACCI)
    current = nbformat.read(notebook.path, 4)
    old = nbformat.v3.new_notebook(worksheets=[nbformat.v3.new_worksheet()])
    for cell in current.cells:
        if cell.cell_type == "code":
            old.worksheets[0].cells.append(
                nbformat.v3.new_code_cell(input=cell.source, metadata=cell.metadata)
            )
    notebook.path.write_text(json.dumps(old))
    assert read_submission(notebook.path).answer("q16").cell.source == FIBONACCI


@pytest.mark.parametrize("name", ["nothing", "file.txt", "broken.ipynb", "foreign.ipynb", "empty"])
def test_nothing_to_grade_is_one_line(tmp_path, name):
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "broken.ipynb").write_text("{")
    (tmp_path / "foreign.ipynb").write_text(json.dumps({"nbformat": 4, "cells": []}))
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoSubmission) as reason:
        read_submission(tmp_path / name)
    assert "\n" not in str(reason.value)
    assert name in str(reason.value)


def test_an_answer_comes_with_the_earlier_cells_that_it_builds_on(notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    return first(n)", q21="x = 1")
    place = notebook.place("q16")
    notebook.insert(place, "print('a trial')")
    notebook.insert(place, "def first(n):\n    return second(n)")
    notebook.insert(place, "def second(n):\n    return []")
    notebook.insert(len(notebook.content["cells"]), "def first(n):\n    return 'too late'")
    contexts = read_submission(notebook.path).answer("q16").contexts
    assert sources(contexts[0]) == ["def second(n):\n    return []", "def first(n):\n    return second(n)"]
    assert contexts[-1] == []


def test_a_cell_that_overwrites_what_the_setup_provides_can_be_left_out(notebook):
    notebook.answer(q16="torch = None\ndef helper(o):\n    return o", q21="torch.tensor(helper(1))")
    contexts = read_submission(notebook.path).answer("q21").contexts
    assert len(contexts[0]) == 1
    assert contexts[1] == []
