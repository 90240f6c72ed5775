"""A course of another subject, without torch: the machine knows nothing but what its files say."""

import json

import pytest
from jupyter_client.manager import start_new_kernel
from nbgrader.api import Gradebook
from second_course import ASSIGNMENT, SecondCourse

pytestmark = pytest.mark.xdist_group("second course")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The course, released as an instructor releases it."""
    course = SecondCourse(tmp_path_factory.mktemp("second") / "poems")
    course.nbgrader("generate_assignment", ASSIGNMENT)
    yield course
    assert not course.imported


def test_names_titles_and_points_are_what_the_notebooks_say(course):
    record = json.loads((course.root / "checks" / "released" / "poems.json").read_text())
    assert [(e["id"], e["title"], e["points"]) for n in record["notebooks"] for e in n["exercises"]] == [
        ("vowels", "Count the vowels", 3),
        ("p2", "A rhyme for the eye", 1.5),
        ("lines", "Words in each line", 2.5),
        ("acrostic", "A name in the margin", 1),
        ("longest", "The longest word", 2),
    ]
    for path in (course.root / "exercises").rglob("*.ipynb"):
        assert "BEGIN SOLUTION" not in path.read_text()
    assert not (course.root / "exercises" / ASSIGNMENT / "hidden_checks").exists()


@pytest.mark.parametrize("isolation", ["--require-sandbox", "--no-sandbox"])
def test_it_is_checked_in_the_terminal(course, tmp_path, isolation):
    letters = course.released("01_letters", tmp_path)
    letters.answer(
        vowels=course.answer("vowels", "wrong_capitals") + "\nimport sys\nassert 'torch' not in sys.modules",
        p2=course.answer("p2", "wrong_capitals"),
    )
    found = course.report(letters.path, isolation)
    assert (found["vowels"]["score"], found["vowels"]["max_score"]) == (2, 3)
    assert "The capitals O and I are vowels as well." in json.dumps(found["vowels"])
    assert found["p2"]["score"] == 1.2  # four of five checks, one of which is hidden
    assert [c["name"] for c in found["p2"]["checks"] if c["hidden"]] == ["test_capitals"]


def test_all_model_answers_pass_and_the_default_is_the_released_assignment(course):
    assert all(e["status"] == "passed" for e in course.report("solutions/poems").values())
    assert "0 of 10 points" in course.autograder("check", code=1)


def test_there_are_hints(course):
    assert "Hint 2 of 2 for p2, A rhyme for the eye" in course.autograder("hint", "p2", "2")
    assert course.run("autograder", "hint", "q16").stderr.startswith(
        "autograder: There is no exercise 'q16'."
    )


def test_it_is_checked_in_a_live_notebook(course):
    manager, client = start_new_kernel(kernel_name="python3", env=course.environment, cwd=course.root)

    def run(source):
        outputs = []
        client.execute_interactive(source, timeout=60, output_hook=outputs.append)
        contents = [
            m["content"] for m in outputs if m["msg_type"] in ("execute_result", "display_data", "error")
        ]
        return [c.get("data", c) for c in contents]

    try:
        setup = json.loads((course.root / "exercises/poems/01_letters.ipynb").read_text())["cells"][1]
        assert run("".join(setup["source"])) == []
        run(course.answer("vowels", "wrong_capitals"))
        card, points = run('check("vowels")')
        assert "Count the vowels" in card["text/html"] and "2 of 3 points" in card["text/html"]
        assert points["text/plain"] == "2.0"
        run(course.answer("vowels", "right_loop"))
        assert run('check("vowels")')[1]["text/plain"] == "3.0"
        board = run("progress('exercises/poems')")[0]["text/html"]
        assert "The longest word" in board and "0 / 2.5" in board
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_a_class_gets_equal_points_from_both_graders(course):
    students = {
        "ann": {"vowels": "right_loop", "p2": "wrong_itself", "lines": "right_loop", "longest": "wrong_last"},
        "ben": {"vowels": "wrong_each_once", "acrostic": "wrong_blank"},
    }
    for student, answers in students.items():
        folder = course.root / "course" / "submitted" / student / ASSIGNMENT
        for name in ("01_letters", "02_lines"):
            notebook = course.released(name, folder)
            here = [id_ for id_ in answers if f'"{id_}"' in notebook.path.read_text()]
            notebook.answer(**{id_: course.answer(id_, answers[id_]) for id_ in here})
            if student == "ann" and name == "01_letters":
                notebook.answer(p2_why="Moon and June, eye and July: it must know how they sound.")
    shown = course.autograder("grade", ASSIGNMENT)
    first = scores(course)
    assert first == {
        "ann": {"vowels_check": 3, "p2_check": 0.9, "p2_why": None, "lines_check": 2.5}
        | {"acrostic_check": 0, "longest_check": 1},
        "ben": {"vowels_check": 0, "p2_check": 0, "p2_why": 0, "lines_check": 0}
        | {"acrostic_check": 0.5, "longest_check": 0},
    }
    assert "2 graded" in shown and "1 with answers" in shown
    course.nbgrader("autograde", ASSIGNMENT, "--force")
    assert scores(course) == first


def scores(course):
    with Gradebook(f"sqlite:///{course.root}/course/gradebook.db", ASSIGNMENT) as gradebook:
        return {
            submission.student_id: {g.name: g.auto_score for n in submission.notebooks for g in n.grades}
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
        }


def test_its_answers_are_verified(course):
    notes, _, table = course.autograder("verify").partition(" exercise ")
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines()[1:]}
    assert list(rows) == ["vowels", "p2", "lines", "acrostic", "longest"]
    assert rows["p2"] == "2 of 2 4 of 4 4 of 4 ok ok".split()
    assert "lines: no hidden checks" in notes and "p2: " not in notes
    (course.root / "answers" / "longest" / "wrong_right.py").write_text(
        "# wrong (test_the_longest): it is not\n" + course.answer("longest", "right_sorted")
    )
    try:
        assert "longest wrong_right: wrong, but accepted" in course.autograder("verify", "longest", code=1)
    finally:
        (course.root / "answers" / "longest" / "wrong_right.py").unlink()
